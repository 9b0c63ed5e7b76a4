package dev.roster.app.oidc;

import dev.roster.app.config.Config;
import dev.roster.app.invitation.InvitationServlet;
import dev.roster.app.oidc.SignInException.Reason;
import dev.roster.app.visit.BrowserCookie;
import dev.roster.app.visit.Site;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.LocalPath;
import dev.roster.app.web.Route;
import dev.roster.app.web.VisitLimit;
import dev.roster.session.Proof;
import dev.roster.signin.Arrival;
import dev.roster.signin.SignIns;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends browsers to the identity provider and takes them back. A sign-in ends only in the browser
 * in which it began, within ten minutes, once.
 */
public final class OidcServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(OidcServlet.class);

  private static final String START = "/start";
  private static final String CALLBACK = "/callback";

  private final transient OidcClient client;
  private final transient Tickets tickets;
  private final transient BrowserCookie cookie;
  private final transient SignIns signIns;
  private final transient Visitors visitors;
  private final transient VisitLimit misses;
  private final transient Refusals refusals;

  /**
   * Answers at {@code /oidc/*}.
   *
   * @param secretKey Roster's key, from which one of its own is derived
   * @param publicUrl where people reach the pages
   */
  public OidcServlet(
      Config.SignIn config,
      byte[] secretKey,
      URI publicUrl,
      SignIns signIns,
      Visitors visitors,
      InstantSource clock) {
    this.client = new OidcClient(config, callback(publicUrl), clock);
    this.tickets = new Tickets(secretKey, clock);
    this.cookie = BrowserCookie.lasting("sign-in", publicUrl, Tickets.LIFE);
    this.signIns = signIns;
    this.visitors = visitors;
    this.misses =
        new VisitLimit(
            publicUrl,
            "Too many tries",
            "Many sign-ins from your network did not come to their end. Try again in a minute.");
    this.refusals = new Refusals(config.issuer());
  }

  /** Where people sign in; nowhere when no identity provider is configured. */
  public static List<Route> routes(Site site) {
    return site.config().signIn().stream()
        .map(signIn -> {
          var oidc =
              new OidcServlet(
                  signIn,
                  site.key().bytes(),
                  site.publicUrl(),
                  site.core().signIns(),
                  site.visitors(),
                  site.clock());
          oidc.warmUp();
          return oidc.route();
        })
        .toList();
  }

  /** Where it answers. */
  public Route route() {
    return Route.open("/oidc/*", this);
  }

  /** The address to register at the provider. */
  static URI callback(URI publicUrl) {
    return URI.create(publicUrl + "/oidc" + CALLBACK);
  }

  /** Looks the provider up behind a start, so that whoever runs Roster reads what is wrong. */
  public void warmUp() {
    Thread.ofVirtual()
        .name("sign-in provider")
        .start(() -> {
          try {
            client.check();
          } catch (SignInException e) {
            LOG.warn("nobody can sign in for now: the identity provider: {}", e.getMessage());
          }
        });
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    if (!path.equals(START) && !path.equals(CALLBACK)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!misses.stops(request, response)) {
      if (path.equals(START)) {
        start(request, response);
      } else {
        finish(request, response);
      }
    }
  }

  private void start(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> next = LocalPath.of(request.getParameter("next"));
    Ticket ticket = tickets.make(next);
    try {
      URI there = client.begin(ticket);
      cookie.set(response, tickets.seal(ticket));
      redirect(response, there.toString());
    } catch (SignInException e) {
      refuse(request, response, e, next);
    }
  }

  private void finish(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> sealed = cookie.find(request);
    Optional<String> next = sealed.flatMap(tickets::next);
    String state = Optional.ofNullable(request.getParameter("state")).orElse("");
    Optional<Ticket> ticket = sealed.flatMap(value -> tickets.take(value, state));
    if (ticket.isEmpty()) {
      misses.count(request);
      refusals.notHere(response, next);
      return;
    }
    cookie.clear(response);
    try {
      Proof.SignIn proof = client.end(ticket.get(), parameters(request));
      arrive(request, response, proof, ticket.get());
    } catch (SignInException e) {
      refuse(request, response, e, next);
    }
  }

  private static Map<String, List<String>> parameters(HttpServletRequest request) {
    return request.getParameterMap().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> Arrays.asList(one.getValue())));
  }

  private void arrive(
      HttpServletRequest request, HttpServletResponse response, Proof.SignIn proof, Ticket ticket)
      throws IOException {
    Optional<String> next = ticket.next();
    switch (signIns.arrive(proof, "oidc:" + ticket.state())) {
      case Arrival.Known(var person, var entries) -> {
        visitors.begin(request, response, proof, Optional.of(person));
        if (!entries.isEmpty()) {
          // The sign-in took the invitation, whose link is dead now: the account tells what became
          // of it, and has what waits besides.
          next = next.filter(path -> !path.startsWith(InvitationServlet.PAGES));
        }
      }
      case Arrival.Nobody() -> visitors.begin(request, response, proof, Optional.empty());
      case Arrival.OtherAccount(var host, var email) -> {
        refusals.otherAccount(response, host, email.typed());
        return;
      }
      case Arrival.Refused(var sentence) -> {
        refusals.sentence(response, sentence);
        return;
      }
    }
    redirect(response, next.orElse("/account"));
  }

  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      SignInException failure,
      Optional<String> next)
      throws IOException {
    if (failure.reason() == Reason.DENIED) {
      LOG.debug("a sign-in ended: {}", failure.getMessage());
    } else {
      misses.count(request);
      LOG.warn("a sign-in failed ({}): {}", failure.reason(), failure.getMessage());
    }
    refusals.send(response, failure.reason(), next);
  }

  /** The container's own redirect would name the host that the request names. */
  private static void redirect(HttpServletResponse response, String where) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", where);
  }
}
