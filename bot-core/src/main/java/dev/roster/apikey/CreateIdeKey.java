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
import dev.roster.command.PersonRef;
import dev.roster.member.Member;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a key for a member's IDE, as the product asks for it (X07, D47); nobody types it. */
final class CreateIdeKey {

  private static final String PREFIX = "prefix";

  record Args(PersonRef person, String name, Optional<String> expires) {}

  private CreateIdeKey() {}

  static Command<Args> declare(ApiKeys keys, Members members) {
    return Command.program(
        "key create-ide",
        "Make a key for a member's IDE",
        new Need.Holds(Permission.KEYS_MANAGE),
        Params.of(
            required("person", "For whom", MemberCommands.person(members)),
            required("name", "What it is for", new Kind.Text(ApiKeys.LONGEST_NAME)),
            optional("expires", "Until when; a year without it", Expiry.kind()),
            Args::new),
        Handler.prepared((before, args) -> new Making(keys, members, args, Secret.make())));
  }

  /** The answer that is kept for a second delivery does not hold the key. */
  private record Making(ApiKeys keys, Members members, Args args, Secret secret)
      implements Handler.Work {

    @Override
    public Reply change(Context context, Tx tx) {
      Member owner = members.load(tx.sql(), context.seat(), args.person());
      ApiKey key =
          keys.createIde(
              tx,
              context.seat(),
              owner.person(),
              secret,
              args.name().strip().replaceAll("\\s+", " "),
              Expiry.read(args.expires(), ZoneOffset.UTC, tx.now()));
      tx.tell("key", key.code());
      tx.tell(PREFIX, key.prefix());
      return Reply.of(
          Span.plain("Made the key "),
          Span.code(key.code()),
          Span.plain(" for the IDE of %s.".formatted(owner.name())));
    }

    /** Only of the key that this very delivery made: another one's answer tells another prefix. */
    @Override
    public Map<String, Object> told(Map<String, Object> kept) {
      if (!secret.prefix().equals(kept.get(PREFIX))) {
        return kept;
      }
      var told = new HashMap<>(kept);
      told.put("secret", secret.reveal());
      return told;
    }
  }
}
