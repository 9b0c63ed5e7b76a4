package dev.roster.invite;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Role;
import dev.roster.access.Schemes;
import dev.roster.mail.Letter;
import dev.roster.org.Org;
import dev.roster.platform.MailText;
import dev.roster.platform.Mailer.Mail;
import dev.roster.reply.Span;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Writes the mail that welcomes somebody to an org and says what to do first (A29). */
final class WelcomeMail {

  private static final String ACCOUNT_PAGE = "/join";

  private final Schemes schemes;
  private final URI publicUrl;

  WelcomeMail(Schemes schemes, URI publicUrl) {
    this.schemes = schemes;
    this.publicUrl = publicUrl;
  }

  /**
   * Who is welcomed.
   *
   * @param role the role's name
   * @param letInBy the name of who let them in; absent for who was invited or came by themselves
   */
  record Newcomer(String address, String name, String role, Optional<String> letInBy) {

    Newcomer {
      requireNonNull(address, "address must not be null");
    }
  }

  Mail compose(
      Handle sql, Newcomer newcomer, Org org, List<Org.Connection> chats, String messageId) {
    String name = MailText.oneLine(org.name());
    String role =
        schemes.of(sql, org.id()).role(newcomer.role()).map(Role::title).orElse(newcomer.role());
    Letter letter =
        Letter.headed("Welcome to " + name)
            .says(
                Span.plain(hello(newcomer)),
                Span.bold(name),
                Span.plain(
                    newcomer.letInBy().isPresent() ? ", with the role " : " now, with the role "),
                Span.bold(role),
                Span.plain("."))
            .quotes(org.description().orElse(""));
    return talk(letter, name, chats)
        .leads(
            "On your account page you see where you are in, and end what you started:",
            "My account",
            URI.create(publicUrl + ACCOUNT_PAGE))
        .notes(
            Span.plain(
                "Roster keeps who is in %s and what they may do. You get this mail once."
                    .formatted(name)))
        .to(newcomer.address(), "Welcome to " + name, messageId);
  }

  private static String hello(Newcomer newcomer) {
    return "Hello %s, %s "
        .formatted(
            MailText.name(newcomer.name()),
            newcomer.letInBy().map(by -> MailText.name(by) + " let you into").orElse("you are in"));
  }

  private static Letter talk(Letter letter, String org, List<Org.Connection> chats) {
    if (chats.isEmpty()) {
      return letter.says(
          Span.plain(
              "%s is not connected to a chat yet: whoever runs it can tell where to begin."
                  .formatted(org)));
    }
    String where =
        chats.stream()
            .map(chat -> MailText.oneLine(chat.shown()))
            .sorted()
            .collect(Collectors.joining(", or "));
    return letter
        .says(Span.plain("You talk to Roster in " + where + ". Type there:"))
        .says(Span.code("/roster home"), Span.plain(" to see what waits for you,"))
        .says(
            Span.code("/roster me"),
            Span.plain(" for your role, your tier and what you have left,"))
        .says(Span.code("/roster help"), Span.plain(" for all that you can do."));
  }
}
