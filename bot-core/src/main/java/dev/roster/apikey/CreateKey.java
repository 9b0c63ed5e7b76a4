package dev.roster.apikey;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.Optional;

/** {@code key create}: makes a key and shows it, once. */
final class CreateKey {

  record Args(String name, Optional<String> expires, Optional<Boolean> service) {

    boolean isService() {
      return service.orElse(false);
    }

    /** On one line, whatever stands between the words. */
    String line() {
      return name.strip().replaceAll("\\s+", " ");
    }
  }

  private CreateKey() {}

  static Command<Args> declare(ApiKeys keys) {
    return new Command<>(
        "key create",
        "Make an API key; it is shown once",
        "key create laptop expires:90d",
        new Need.Holds(Permission.KEYS_CREATE),
        Params.of(
            required("name", "What it is for, such as laptop", new Kind.Text(ApiKeys.LONGEST_NAME)),
            optional(
                "expires",
                "Until when: `30d`, `12h`, a day such as `2027-01-31`, or never; a year without it",
                Expiry.kind()),
            optional("service", "A key of the org, not yours: top role only", new Kind.YesNo()),
            Args::new),
        Handler.prepared((before, args) -> new Making(keys, args, Secret.make())));
  }

  /**
   * Makes a key; the answer that is kept for a second delivery does not hold it.
   *
   * @param secret what the key says, the same however often the change is tried
   */
  private record Making(ApiKeys keys, Args args, Secret secret) implements Handler.Work {

    @Override
    public Reply change(Context context, Tx tx) {
      Optional<Instant> expires =
          Expiry.read(args.expires(), context.caller().profile().zone(), tx.now());
      ApiKey key =
          args.isService()
              ? keys.createService(tx, context.seat(), secret, args.line(), expires)
              : keys.create(tx, context.seat(), secret, args.line(), expires);
      return KeyReplies.made(context, key);
    }

    /** Only of the key that this very delivery made: another one's answer tells another prefix. */
    @Override
    public Reply shown(Reply kept) {
      return KeyReplies.withSecret(kept, secret);
    }
  }
}
