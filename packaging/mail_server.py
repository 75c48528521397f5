#!/usr/bin/python3
"""A mail server for script/package --check: mail_server.py FOLDER CERTIFICATE KEY, on a free port of 127.0.0.1 that it says.

It takes a message from whoever has begun TLS and logged in as zksync@example.com with the password "secret", as those
servers do that people have accounts with; each becomes a file of FOLDER, its recipients in the first line.
"""
import base64
import itertools
import os
import socketserver
import ssl
import sys

LOGIN = base64.b64encode(b"\0zksync@example.com\0secret").decode()


class Conversation(socketserver.StreamRequestHandler):
    def setup(self):
        super().setup()
        self.is_secret = self.is_known = False
        self.recipients = []

    def say(self, *lines):
        self.wfile.write("".join(line + "\r\n" for line in lines).encode())

    def handle(self):
        self.say("220 mail.example.com ESMTP")
        while line := self.rfile.readline().decode(errors="replace").strip():
            verb = line.split(":")[0].split(" ")[0].upper()
            if verb == "QUIT":
                return self.say("221 bye")
            getattr(self, "on_" + verb.lower(), self.on_anything)(line)

    def on_ehlo(self, _):
        self.say("250-mail.example.com", "250 AUTH PLAIN" if self.is_secret else "250 STARTTLS")

    def on_starttls(self, _):
        self.say("220 go on")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE, KEY)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", 0)
        self.is_secret = True

    def on_auth(self, line):
        self.is_known = self.is_secret and line == "AUTH PLAIN " + LOGIN
        self.say("235 welcome" if self.is_known else "535 authentication failed")

    def on_mail(self, _):
        self.recipients = []
        self.say("250 ok" if self.is_known else "530 authentication required")

    def on_rcpt(self, line):
        # What has no domain would go nowhere; a server of the world says so.
        is_address = "@" in line
        if is_address:
            self.recipients.append(line[line.index("<") + 1 : line.index(">")])
        self.say("250 ok" if is_address else "550 no such address")

    def on_data(self, _):
        self.say("354 go on")
        text = b"".join(iter(self.rfile.readline, b".\r\n")).replace(b"\r\n", b"\n")
        name = os.path.join(FOLDER, str(next(NUMBERS)))
        with open(name + ".new", "wb") as file:
            file.write(("for " + ", ".join(self.recipients) + "\n").encode() + text)
        os.rename(name + ".new", name)
        self.say("250 taken")

    def on_anything(self, _):
        self.say("502 unknown")


FOLDER, CERTIFICATE, KEY = sys.argv[1:]
NUMBERS = itertools.count(1)
with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
