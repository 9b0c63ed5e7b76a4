package dev.roster.app.playground;

import dev.roster.app.invitation.InvitationServlet;
import dev.roster.app.mail.KeptMailer;
import dev.roster.app.visit.Forms;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.WebServer;
import dev.roster.assembly.Core;
import dev.roster.assembly.Outlets;
import dev.roster.assembly.Settings;
import dev.roster.org.OrgCreation;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A playground over the real core, its invitation pages and a real database. */
final class LivePlayground implements AutoCloseable {

  final Playground playground;
  private final Core core;
  private final WebServer web;
  private final URI url;

  LivePlayground(TestDatabase database, Path folder) throws IOException {
    // Mails hold the address of the server, so its port is needed before it listens.
    int port = freePort();
    url = URI.create("http://127.0.0.1:" + port);
    byte[] secret = new byte[32];
    var clock = InstantSource.system();
    var mails = KeptMailer.open(folder.resolve("mails"), clock);
    var settings = new Settings(secret, url, OrgCreation.CHAT_ADMINS, Set.of());
    core =
        Core.create(
            database.read(),
            database.write(),
            settings,
            new Outlets(mails, Outlets.NOWHERE.webhooks(), Outlets.NOWHERE.records()));
    playground = Playground.of(core.engine(), Optional.of(mails), clock);
    core.platforms().register(playground.platform());
    core.start();
    var pages =
        new InvitationServlet(
            new InvitationServlet.Parts(
                core.links(),
                core.mailboxCodes(),
                new Forms(secret, url),
                new Visitors(core.sessions(), url),
                false,
                url,
                clock));
    web = WebServer.start("127.0.0.1", port, url, List.of(playground.route(), pages.route()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url(String path) {
    return url + Playground.PATH + path;
  }

  @Override
  public void close() {
    playground.close();
    web.close();
    core.close();
  }
}
