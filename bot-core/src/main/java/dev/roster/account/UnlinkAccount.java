package dev.roster.account;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.positional;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.chat.Account;
import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.person.People;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * {@code account unlink}: Roster forgets whose the account is that one speaks from, or by which
 * account they sign in.
 */
final class UnlinkAccount {

  private static final String CHAT = "chat";
  private static final String SIGN_IN = "sign-in";

  /**
   * What to forget.
   *
   * @param what {@value #SIGN_IN}, or the chat account
   * @param person whose sign-in; their own when nobody is named
   */
  record Args(Optional<String> what, Optional<PersonRef> person) {

    /**
     * Whether it is a sign-in.
     *
     * @throws Refusal for somebody else's chat account
     */
    boolean isSignIn() {
      if (person.isPresent() && what.filter(CHAT::equals).isPresent()) {
        throw new Refusal(
            "A chat account is unlinked only by whoever speaks from it, there or on their account page. `person:` says whose sign-in is forgotten, such as `/account unlink sign-in person:zoe@acme.com`.");
      }
      return what.filter(SIGN_IN::equals).isPresent() || person.isPresent();
    }
  }

  private UnlinkAccount() {}

  static Command<Args> declare(People people, ForgetSignIn signIn) {
    return new Command<>(
            "account unlink",
            "Unlink the chat account that you speak from, or how you sign in; you stay in your orgs",
            "account unlink",
            new Need.Nothing(),
            Params.of(
                positional(
                    "what",
                    "The chat account, unless you say otherwise; or how you sign in on the web",
                    new Kind.Choice(List.of(CHAT, SIGN_IN))),
                optional(
                    "person",
                    "Whose sign-in, for platform admins; else your own",
                    new Kind.Person((context, sql, typed) -> List.of())),
                Args::new),
            Handler.change(
                (context, args) -> new Handler.Scope.OnPlatform(),
                (context, tx, args) -> {
                  if (args.isSignIn()) {
                    return signIn.forget(context, tx, args.person());
                  }
                  UUID person = speaker(context, tx.sql(), people);
                  tx.actsOnOneself();
                  Unlinking.unlink(tx, people, person, context.call().account());
                  return new Reply.Update(
                      Reply.of(
                              Span.bold("Unlinked."),
                              Span.plain(" Roster does not know you here any more. "))
                          .with(
                              new Block.Note(
                                  List.of(
                                      Span.command("account link"),
                                      Span.plain(" links this account again.")))));
                }))
        .confirming((context, sql, args) ->
            Optional.of(
                args.isSignIn()
                    ? signIn.question(context, sql, args.person())
                    : question(context, sql, people)));
  }

  /**
   * Who would be unlinked.
   *
   * @throws Refusal when nobody is, or they could not come back
   */
  private static UUID speaker(Context context, Handle sql, People people) {
    Account account = context.call().account();
    UUID person =
        people
            .byAccount(sql, account)
            .orElseThrow(() ->
                new Refusal("This account is linked to nobody, so there is nothing to unlink."));
    Unlinking.require(sql, people, person);
    return person;
  }

  private static Confirmation question(Context context, Handle sql, People people) {
    UUID person = speaker(context, sql, people);
    Account account = context.call().account();
    String where = AccountReplies.title(account.platform());
    List<Seat> seats = context.caller().seats();
    int others = people.accounts(sql, person).size() - 1;
    String orgs =
        seats.isEmpty()
            ? ""
            : " %s cannot be spoken of from it any more."
                .formatted(seats.stream().map(Seat::orgName).collect(Collectors.joining(", ")));
    return new Confirmation(
            "Unlink this %s account?".formatted(where),
            Sentences.spans(
                "Roster forgets that this account is yours.%s You stay in your orgs, with role, tier and teams; messages reach you %s."
                    .formatted(
                        orgs,
                        others > 0
                            ? "by your other accounts"
                            : "by mail only until you link again")),
            true)
        .showing(
            Stream.<Block>concat(
                    Stream.of(
                        new Block.Note(
                            List.of(
                                Span.command("account link"),
                                Span.plain(" with your address links it again.")))),
                    ForgetSignIn.places(sql, person).stream().map(UnlinkAccount::signsIn))
                .toList());
  }

  private static Block.Note signsIn(String places) {
    return new Block.Note(
        List.of(
            Span.plain("How you sign in at %s stays; ".formatted(places)),
            Span.command("account unlink sign-in"),
            Span.plain(" lets another account there take its place.")));
  }
}
