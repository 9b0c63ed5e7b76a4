package dev.roster.app.playground;

import dev.roster.app.mail.KeptMailer;
import dev.roster.app.web.WebServer;
import dev.roster.platform.Mailer;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows the page over {@link FakeEngine}, for work on its looks. */
final class DevMain {

  private DevMain() {}

  static void main(String[] args) throws Exception {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8181;
    var mails =
        KeptMailer.open(Files.createTempDirectory("mails").resolve("m"), InstantSource.system());
    var playground = Playground.of(new FakeEngine(), Optional.of(mails), InstantSource.system());
    var web =
        WebServer.start(
            "127.0.0.1", port, URI.create("http://127.0.0.1:" + port), List.of(playground.route()));
    mails.send(
        new Mailer.Mail(
            "ada@acme.test",
            "You are invited to Acme",
            "Hello,\nBen invites you.\n\nhttp://127.0.0.1:8181/playground?as=ben\n",
            "<!doctype html><html><head><title>x</title></head><body style=\"font-family:sans-serif\">"
                + "<h1>Acme</h1><p>Ben invites you.</p><p><a href=\"/playground?as=ben\">Open</a></p>"
                + "<script>parent.document.title='evil'</script></body></html>",
            "m1"));
    mails.send(new Mailer.Mail("zoe@else.test", "Other", "text", "<p>text</p>", "m2"));
    System.out.println("http://127.0.0.1:" + web.port() + Playground.PATH);
    Thread.currentThread().join();
  }
}
