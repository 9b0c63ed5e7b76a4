package dev.roster.webhook;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.Query;
import dev.roster.store.Lane;
import dev.roster.store.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What programs read of webhooks. */
public final class WebhookQueries {

  private static final Need NEED = new Need.Holds(Permission.SETTINGS_MANAGE);

  private final Webhooks webhooks;

  WebhookQueries(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * A page of what was sent and what waits, the newest first; what ended 14 days ago is gone.
   *
   * @param next from where the next one is read; absent at the end
   */
  public record Sent(List<Delivery> deliveries, Optional<String> next) {
    /** Copies the deliveries. */
    public Sent {
      deliveries = List.copyOf(deliveries);
    }
  }

  private record One(String webhook) {}

  private record Args(String webhook, Optional<String> after) {}

  /** The webhooks of the org, the oldest first; at most 20. */
  public Query<?, List<Webhook>> all() {
    return new Query<>(
        NEED, Params.none(true), (context, sql, none) -> webhooks.all(sql, context.seat().org()));
  }

  /** One of them. */
  public Query<?, Webhook> one() {
    return new Query<>(
        NEED,
        Params.of(required("webhook", "Which one", new Kind.Text(16)), One::new),
        (context, sql, args) -> webhooks.get(sql, context.seat(), args.webhook()));
  }

  /** A page of its deliveries, of so many. */
  public Query<?, Sent> deliveries(int size) {
    return new Query<>(
        NEED,
        Params.of(
            required("webhook", "Which one", new Kind.Text(16)),
            carried(Paging.AFTER, new Kind.Text(20)),
            Args::new),
        (context, sql, args) -> {
          Webhook webhook = webhooks.get(sql, context.seat(), args.webhook());
          OptionalLong below =
              args.after().map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
          List<Lane.Row> rows = Lane.newest(sql, Subscriptions.lane(webhook.id()), below, size + 1);
          List<Delivery> shown =
              rows.stream().limit(size).map(row -> Delivery.of(sql, webhook, row)).toList();
          return new Sent(
              shown,
              rows.size() > size
                  ? Optional.of(Long.toString(shown.getLast().number()))
                  : Optional.empty());
        });
  }
}
