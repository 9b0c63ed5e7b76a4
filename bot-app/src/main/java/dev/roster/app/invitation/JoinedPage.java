package dev.roster.app.invitation;

import dev.roster.app.web.Pages;
import dev.roster.invite.InvitationLinks.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The page that whoever accepted an invitation sees: where they are now, and where to go on. */
public final class JoinedPage {

  private JoinedPage() {}

  /** Sends it. */
  public static void send(HttpServletResponse response, Outcome.Joined joined) throws IOException {
    Pages.send(
        response,
        HttpServletResponse.SC_OK,
        "joined",
        Map.of(
            "org",
            joined.orgName(),
            "role",
            joined.role(),
            "team",
            joined.team().orElse(""),
            "chats",
            InvitationView.chats(joined.chats())));
  }
}
