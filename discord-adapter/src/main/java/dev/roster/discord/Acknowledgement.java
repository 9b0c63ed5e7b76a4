package dev.roster.discord;

import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Discord that we took an interaction, which is the right to act on it: when that does not
 * get through, Discord tells the person that nothing happened, or another Roster took it, and then
 * nothing must happen here.
 */
final class Acknowledgement {

  private static final Logger log = LoggerFactory.getLogger(Acknowledgement.class);

  private Acknowledgement() {}

  /** Sends it and waits; false when it did not get through. */
  static boolean send(RestAction<?> acknowledgement, Source source) {
    try {
      acknowledgement.complete();
      return true;
    } catch (ErrorResponseException e) {
      log.info(
          "Discord did not take the acknowledgement of {} ({} {}); it is left alone",
          source.delivery(),
          e.getErrorCode(),
          e.getMeaning());
    } catch (CompletionException | RejectedExecutionException | IllegalStateException e) {
      log.info("{} was not acknowledged and is left alone: {}", source.delivery(), e.toString());
    }
    return false;
  }
}
