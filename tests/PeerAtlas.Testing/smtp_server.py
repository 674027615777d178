"""Real SMTP servers on the loopback for tests. Prints its port, then each mail it took as a line of JSON.

usage: smtp_server.py take|starttls|tls|hang [CERTIFICATE KEY]
  take      answers 550 for refused@…, 451 for the first N mails to laterN@…, 554 to the text of mails to unwanted@…, nothing
            to that of mails to silent@…, and takes all else
  starttls  the same, but offers STARTTLS and takes mail only after it; beyond it the account census with the password "right" is known
  tls       the same with TLS from the first byte
  hang      accepts connections and never says a word
"""
import asyncio
import email
import email.policy
import json
import re
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def say(line):
    print(line, flush=True)


class Take:
    def __init__(self):
        self.put_off = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.split("@")[0]
        if local == "refused":
            return "550 5.1.1 No such mailbox"
        later = re.fullmatch(r"later(\d+)", local)
        if later and self.put_off.setdefault(address, 0) < int(later[1]):
            self.put_off[address] += 1
            return "451 4.7.1 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        local = envelope.rcpt_tos[0].split("@")[0]
        if local == "unwanted":
            return "554 5.7.1 We do not take this"
        if local == "silent":
            await asyncio.sleep(3600)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        say(json.dumps({
            "To": ", ".join(envelope.rcpt_tos),
            "Subject": str(message["Subject"]),
            "Body": message.get_body(("plain",)).get_content(),
            "Html": message.get_body(("html",)).get_content(),
            "MessageId": str(message["Message-ID"]),
            "Headers": [name for name in message.keys()],
            "ReplyTo": message["Reply-To"] and str(message["Reply-To"]),
            "Unsubscribe": message["List-Unsubscribe"] and str(message["List-Unsubscribe"]),
            "IsEncrypted": server.transport.get_extra_info("ssl_object") is not None,
            "Account": session.auth_data.decode() if session.auth_data else None,
        }))
        return "250 OK"


def account(server, session, envelope, mechanism, data):
    known = (data.login, data.password) == (b"census", b"right")
    return AuthResult(success=known, handled=known, auth_data=data.login)


async def main(mode, *files):
    loop = asyncio.get_running_loop()
    if mode != "hang":
        take = Take()
        tls = None
        if files:
            tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            tls.load_cert_chain(*files)
        # A connection that is TLS from the first byte is not known as such to the server, so it need not ask for it before AUTH.
        inside = {"tls_context": tls, "require_starttls": True} if mode == "starttls" else {"auth_require_tls": False}
        server = await loop.create_server(
            lambda: SMTP(take, enable_SMTPUTF8=True, authenticator=account, **inside), "127.0.0.1", 0, ssl=tls if mode == "tls" else None)
    else:
        server = await asyncio.start_server(lambda reader, writer: asyncio.sleep(3600), "127.0.0.1", 0)
    say(server.sockets[0].getsockname()[1])
    # Ends with the test program, which holds the other end of standard input.
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main(*sys.argv[1:]))
