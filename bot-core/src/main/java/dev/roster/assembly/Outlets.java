package dev.roster.assembly;

import static java.util.Objects.requireNonNull;

import dev.roster.platform.DomainRecords;
import dev.roster.platform.Mailer;
import dev.roster.platform.WebhookSender;
import java.net.URI;

/**
 * What carries words out of Roster beside chat platforms, and what it asks the world.
 *
 * @param mailer sends mail
 * @param webhooks posts events
 * @param records tells what is published of domains
 */
public record Outlets(Mailer mailer, WebhookSender webhooks, DomainRecords records) {

  /** Nowhere: for tools that send nothing. */
  public static final Outlets NOWHERE = new Outlets(mail -> {}, new NoWebhooks(), new NoRecords());

  private static final class NoWebhooks implements WebhookSender {
    @Override
    public void send(Post post) {}

    @Override
    public void check(URI url) {}
  }

  private static final class NoRecords implements DomainRecords {
    @Override
    public Answer texts(String name) {
      return new Answer.Unknown("nobody is asked");
    }

    @Override
    public boolean isPublicSuffix(String domain) {
      return false;
    }
  }

  /** Checks that nothing is missing. */
  public Outlets {
    requireNonNull(mailer, "mailer must not be null");
    requireNonNull(webhooks, "webhooks must not be null");
    requireNonNull(records, "records must not be null");
  }
}
