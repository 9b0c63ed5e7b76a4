package dev.roster.account;

import static dev.roster.command.Option.positional;

import dev.roster.access.Refusal;
import dev.roster.chat.Place;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Shown;
import dev.roster.lookalike.Lookalikes;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.platform.Platforms;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code account link}: mails a code to the caller's address. */
final class LinkAccount {

  // As long as an address may be.
  private static final int LONGEST = 320;

  record Args(Optional<String> email) {}

  private LinkAccount() {}

  static Command<Args> declare(
      Challenges challenges, DiscordLinks discord, People people, Platforms platforms) {
    return new Command<>(
        "account link",
        "Be the same person here as elsewhere: mails you a code",
        "account link zoe@acme.test",
        new Need.Nothing(),
        Params.of(
            positional(
                "email",
                "Your address; not needed where the chat platform tells it",
                new Kind.Text(LONGEST)),
            Args::new),
        Handler.prepared(
            (context, args) -> new Handler.Scope.OnPlatform(),
            (before, args) -> {
              Place place = before.call().place();
              Optional<String> askedIn = platforms.installName(place);
              return (context, tx) -> {
                if (args.email().isEmpty() && isForDiscord(context, discord)) {
                  return AccountReplies.linkAt(
                      discord.ask(tx, context.call().account(), place),
                      tx.now().plus(DiscordLinks.LIFE));
                }
                EmailAddress email = address(context, tx, people, args);
                Challenge challenge = challenges.ask(context, tx, email, askedIn);
                Reply.Message asked = AccountReplies.asked(challenge);
                return Lookalikes.mixture(email)
                    .map(words -> asked.with(doubtful(words)))
                    .orElse(asked);
              };
            }));
  }

  /** Whoever pasted an address that somebody else made should see what it is. */
  private static Block doubtful(String words) {
    return new Block.Note(
        List.of(Span.plain("This address %s. Make sure that it is yours.".formatted(words))));
  }

  /** Where Discord can be asked for an address that it verified. */
  private static boolean isForDiscord(Context context, DiscordLinks discord) {
    return discord.isOpen() && context.call().account().platform().equals(DiscordLinks.PLATFORM);
  }

  private static EmailAddress address(Context context, Tx tx, People people, Args args) {
    if (args.email().isPresent()) {
      String typed = args.email().get();
      return EmailAddress.parse(typed)
          .orElseThrow(() ->
              new Refusal(
                  "`%s` is no address that mail can be sent to. For example: `/account link zoe@acme.test`."
                      .formatted(Shown.of(typed))));
    }
    Optional<UUID> person = context.caller().person();
    Optional<String> proven = person.flatMap(one -> people.provenEmail(tx.sql(), one));
    if (proven.isPresent()) {
      throw new Refusal(AccountReplies.known(proven.get()));
    }
    return context
        .caller()
        .profile()
        .email()
        .flatMap(EmailAddress::parse)
        .orElseThrow(() ->
            new Refusal(
                "Roster is not told your address here. Give it with the command, for example"
                    + " `/account link zoe@acme.test`."));
  }
}
