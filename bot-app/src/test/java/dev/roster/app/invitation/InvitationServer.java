package dev.roster.app.invitation;

import dev.roster.app.mailbox.CodeServlet;
import dev.roster.app.visit.FormField;
import dev.roster.app.visit.Forms;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.WebServer;
import dev.roster.invite.InvitationLinks;
import dev.roster.person.EmailAddress;
import dev.roster.session.Proof;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The invitation pages and the page of codes on a port; sessions and codes are a core's. */
final class InvitationServer implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  final FakeLinks links = new FakeLinks(NOW.plus(Duration.ofDays(6).plusHours(2)));
  private final HttpClient client = HttpClient.newHttpClient();
  private final TestRoster roster;
  private final WebServer web;
  private final boolean secure;

  /** Shows invitations that are in memory. */
  InvitationServer(TestRoster roster, String publicUrl) throws IOException {
    this(roster, Optional.empty(), publicUrl, true);
  }

  /** Shows those of the core, or those in memory. */
  InvitationServer(
      TestRoster roster, Optional<InvitationLinks> shown, String publicUrl, boolean signIn)
      throws IOException {
    this.roster = roster;
    var url = URI.create(publicUrl);
    this.secure = url.getScheme().equals("https");
    var forms = new Forms(new byte[32], url);
    var visitors = new Visitors(roster.core().sessions(), url);
    var invitations =
        new InvitationServlet(
            new InvitationServlet.Parts(
                shown.orElse(links),
                roster.core().mailboxCodes(),
                forms,
                visitors,
                signIn,
                url,
                roster.clock()));
    var codes = new CodeServlet(roster.core().mailboxCodes(), forms, visitors, url);
    web = WebServer.start("127.0.0.1", 0, url, List.of(invitations.route(), codes.route()));
  }

  /** The core of the server, running, with Slack and mail. */
  TestRoster roster() {
    return roster;
  }

  String address(String token) {
    return at("/invitations/" + token);
  }

  String at(String path) {
    return "http://127.0.0.1:" + web.port() + path;
  }

  /** The cookie of a browser whose user proved an address by code. */
  String proven(String email) {
    return session(new Proof.Code(EmailAddress.parse(email).orElseThrow()));
  }

  /** The cookie of a browser whose user signed in with an address. */
  String signedIn(String email) {
    return session(TestRoster.signIn(email));
  }

  private String session(Proof proof) {
    return (secure ? "__Host-roster-session=" : "roster-session=")
        + roster.core().sessions().begin(proof, Optional.empty(), Optional.empty());
  }

  HttpResponse<String> get(String token) throws Exception {
    return get(token, "none=1");
  }

  HttpResponse<String> get(String token, String cookie) throws Exception {
    return getAt("/invitations/" + token, cookie);
  }

  HttpResponse<String> getAt(String path, String cookie) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(at(path))).header("Cookie", cookie).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String tokenAndVerb, String cookie, String body) throws Exception {
    return postAt("/invitations/" + tokenAndVerb, cookie, body);
  }

  HttpResponse<String> postAt(String path, String cookie, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(at(path)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Opens the page and presses a button on it, as a browser does that proved Ben's address. */
  HttpResponse<String> press(String token, String verb) throws Exception {
    return press(token, verb, proven("ben@orbit.test"), Map.of("first", "Ben", "last", "Ode"));
  }

  /** The same in a browser with that cookie, and with further fields. */
  HttpResponse<String> press(String token, String verb, String session, Map<String, String> fields)
      throws Exception {
    var page = get(token, session);
    return post(
        token + "/" + verb, cookie(page) + "; " + session, "csrf=" + field(page) + form(fields));
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(one ->
            "&" + one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  /** The first cookie that a page set. */
  static String cookie(HttpResponse<String> page) {
    return page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  static String field(HttpResponse<String> page) {
    return FormField.of(page);
  }

  @Override
  public void close() {
    web.close();
    roster.close();
  }
}
