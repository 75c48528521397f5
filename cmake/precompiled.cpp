// Its only purpose: something has to be compiled with the precompiled header that all rooms reuse.
