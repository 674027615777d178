"""Real SMTP servers on the loopback for tests. Prints its port, then each mail it took as a line of JSON.

usage: smtp_server.py take|hang
  take   answers 550 for refused@…, 451 for the first N mails to laterN@…, and takes all else
  hang   accepts connections and never says a word
"""
import asyncio
import email
import email.policy
import json
import re
import sys

from aiosmtpd.smtp import SMTP


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
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        say(json.dumps({
            "To": ", ".join(envelope.rcpt_tos),
            "Subject": str(message["Subject"]),
            "Body": message.get_content(),
            "MessageId": str(message["Message-ID"]),
            "Headers": [name for name in message.keys()],
        }))
        return "250 OK"


async def main(mode):
    loop = asyncio.get_running_loop()
    if mode == "take":
        take = Take()
        server = await loop.create_server(lambda: SMTP(take, enable_SMTPUTF8=True), "127.0.0.1", 0)
    else:
        server = await asyncio.start_server(lambda reader, writer: asyncio.sleep(3600), "127.0.0.1", 0)
    say(server.sockets[0].getsockname()[1])
    # Ends with the test program, which holds the other end of standard input.
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main(sys.argv[1]))
