package dev.roster.app.oidc;

import dev.roster.app.config.Config;
import dev.roster.app.visit.Site;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.LocalPath;
import dev.roster.app.web.Pages;
import dev.roster.app.web.Route;
import dev.roster.session.WebSession;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /join}: the page from which somebody signs in. */
public final class JoinServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Visitors visitors;
  private final transient Optional<String> host;

  /**
   * Answers at {@code /join}.
   *
   * @param issuer the identity provider; empty where none is configured
   */
  public JoinServlet(Visitors visitors, Optional<URI> issuer) {
    this.visitors = visitors;
    this.host = issuer.map(URI::getHost);
  }

  /** The page on which people choose how to come in. */
  public static List<Route> routes(Site site) {
    return List.of(
        new JoinServlet(site.visitors(), site.config().signIn().map(Config.SignIn::issuer))
            .route());
  }

  /** Where it answers. */
  public Route route() {
    return Route.open("/join", this);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> next = LocalPath.of(request.getParameter("next"));
    Optional<WebSession> session = visitors.find(request);
    if (session.isPresent() && next.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", "/account");
      return;
    }
    // Whoever is sent here by another page has to prove something anew.
    Pages.send(
        response,
        HttpServletResponse.SC_OK,
        "join",
        Map.of(
            "host", host.orElse(""),
            "next", LocalPath.asked(next),
            "signedInAs", session.map(one -> one.proof().email().typed()).orElse("")));
  }
}
