package dev.roster.assembly;

import static java.util.Objects.requireNonNull;

import dev.roster.platform.Mailer;
import dev.roster.platform.WebhookSender;
import java.net.URI;

/**
 * What carries words out of Roster beside chat platforms.
 *
 * @param mailer sends mail
 * @param webhooks posts events
 */
public record Outlets(Mailer mailer, WebhookSender webhooks) {

  /** Nowhere: for tools that send nothing. */
  public static final Outlets NOWHERE = new Outlets(mail -> {}, new Nowhere());

  private static final class Nowhere implements WebhookSender {
    @Override
    public void send(Post post) {}

    @Override
    public void check(URI url) {}
  }

  /** Checks that nothing is missing. */
  public Outlets {
    requireNonNull(mailer, "mailer must not be null");
    requireNonNull(webhooks, "webhooks must not be null");
  }
}
