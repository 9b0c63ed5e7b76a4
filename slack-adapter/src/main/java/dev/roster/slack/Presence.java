package dev.roster.slack;

import dev.roster.platform.DeliveryException;
import dev.roster.reply.Reply;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether Roster is in the workspace where something was done, and what to say where it is not. */
final class Presence {

  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  private final Workspaces workspaces;
  private final Optional<URI> installPage;

  /**
   * Wires it.
   *
   * @param installPage where an admin can install Roster, if workspaces may
   */
  Presence(Workspaces workspaces, Optional<URI> installPage) {
    this.workspaces = workspaces;
    this.installPage = installPage;
  }

  /** Whether Roster is there; also while that cannot be told, which the engine then answers. */
  boolean isIn(Source source) {
    try {
      return workspaces.find(source.account().tenant()).isPresent();
    } catch (DeliveryException e) {
      log.debug("not known whether Roster is in {}", source.account().tenant(), e);
      return true;
    }
  }

  /** What is answered where it is not. */
  Reply gone() {
    return Reply.text(
        "Roster is not installed here any more, so nothing was done. "
            + installPage
                .map(page -> "An admin of this workspace can install it again at " + page + ".")
                .orElse("Ask whoever runs Roster to connect this workspace again."));
  }
}
