package dev.roster.webhook;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Option;
import dev.roster.command.Params;
import dev.roster.command.PastTime;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.WebhookSender;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The commands behind the API's webhooks; nobody types them, since a webhook is the matter of the
 * program that listens to it.
 */
final class WebhookCommands {

  private static final int LONGEST = 500;
  private static final Need NEED = new Need.Holds(Permission.SETTINGS_MANAGE);

  record CreateArgs(String url, Optional<String> events, Optional<String> description) {}

  record ChangeArgs(
      String webhook,
      Optional<String> url,
      Optional<String> events,
      Optional<String> description,
      Optional<Boolean> enabled) {}

  record OneArgs(String webhook) {}

  record ReplayArgs(String webhook, Optional<String> since) {}

  private WebhookCommands() {}

  static List<Command<?>> all(Webhooks webhooks, WebhookSender sender) {
    return List.of(
        create(webhooks, sender),
        change(webhooks, sender),
        one(
            "webhook rotate",
            "Give a webhook another signing secret",
            " signs with another secret now, and for a day with the former one too.",
            webhooks::rotate),
        one("webhook delete", "Delete a webhook", " is deleted.", webhooks::delete),
        one(
            "webhook test",
            "Send a webhook an event to see whether it listens",
            " is sent an event of this test.",
            webhooks::test),
        replay(webhooks));
  }

  private static Command<CreateArgs> create(Webhooks webhooks, WebhookSender sender) {
    return Command.program(
        "webhook create",
        "Make a webhook",
        NEED,
        Params.of(
            required("url", "Where to", new Kind.Text(LONGEST)),
            optional("events", "Which changes", new Kind.Text(LONGEST)),
            optional("description", "What it is for", new Kind.Text(200)),
            CreateArgs::new),
        Handler.prepared((before, args) -> {
          var draft =
              new Webhooks.Draft(
                  reachable(sender, args.url()),
                  args.events().map(EventWords::read).orElse(EventWords.ALL),
                  args.description(),
                  true);
          return (context, tx) -> said(tx, webhooks.create(tx, context.seat(), draft), " is made.");
        }));
  }

  private static Command<ChangeArgs> change(Webhooks webhooks, WebhookSender sender) {
    return Command.program(
        "webhook change",
        "Change a webhook",
        NEED,
        Params.of(
            webhook(),
            optional("url", "Where to", new Kind.Text(LONGEST)),
            optional("events", "Which changes", new Kind.Text(LONGEST)),
            optional("description", "What it is for", new Kind.Text(200)),
            optional("enabled", "Whether anything is sent", new Kind.YesNo()),
            ChangeArgs::new),
        Handler.prepared((before, args) -> {
          Optional<URI> url = args.url().map(typed -> reachable(sender, typed));
          Optional<List<String>> events = args.events().map(EventWords::read);
          return (context, tx) -> {
            Webhook now = webhooks.get(tx.sql(), context.seat(), args.webhook());
            var draft =
                new Webhooks.Draft(
                    url.orElse(now.url()),
                    events.orElse(now.events()),
                    args.description().or(now::description),
                    args.enabled().orElse(now.disabledAt().isEmpty()));
            return said(
                tx, webhooks.change(tx, context.seat(), args.webhook(), draft), " is changed.");
          };
        }));
  }

  private static Command<ReplayArgs> replay(Webhooks webhooks) {
    return Command.program(
        "webhook replay",
        "Send a webhook again what it missed",
        NEED,
        Params.of(
            webhook(),
            optional("since", "Since when; without it what was given up", new Kind.Text(40)),
            ReplayArgs::new),
        Handler.change((context, tx, args) -> {
          Webhooks.Again again =
              args.since().isEmpty()
                  ? webhooks.retryParked(tx, context.seat(), args.webhook())
                  : webhooks.replay(
                      tx,
                      context.seat(),
                      args.webhook(),
                      PastTime.read("since", args.since().get(), ZoneOffset.UTC, tx.now()).first());
          tx.tell("events", again.events());
          again.until().ifPresent(version -> tx.tell("until", version));
          return Reply.text(
              "%d %s sent again.%s"
                  .formatted(
                      again.events(),
                      again.events() == 1 ? "event is" : "events are",
                      again
                          .until()
                          .map(" That is up to version %d; there are more after it."::formatted)
                          .orElse("")));
        }));
  }

  /** What is done to one webhook. */
  @FunctionalInterface
  private interface Doing {
    Webhook go(Tx tx, Seat actor, String code);
  }

  private static Command<OneArgs> one(String path, String help, String done, Doing doing) {
    return Command.program(
        path,
        help,
        NEED,
        Params.of(webhook(), OneArgs::new),
        Handler.change(
            (context, tx, args) -> said(tx, doing.go(tx, context.seat(), args.webhook()), done)));
  }

  private static Option<String> webhook() {
    return required("webhook", "Which one, such as `w-7k2m`", new Kind.Text(16));
  }

  private static Reply said(Tx tx, Webhook webhook, String done) {
    tx.tell("webhook", webhook.code());
    tx.tell("id", webhook.id().toString());
    tx.tell("generation", webhook.generation());
    return Reply.of(Span.code(webhook.code()), Span.plain(done));
  }

  /** The address, looked up as well: before the transaction, since that asks the network. */
  private static URI reachable(WebhookSender sender, String typed) {
    URI url = WebhookUrl.read(typed);
    try {
      sender.check(url);
    } catch (DeliveryException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
    return url;
  }
}
