package dev.roster.app.playground;

import dev.roster.app.mail.Mailbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails that were kept because no mail server is configured, as the page shows them. */
final class Mailroom {

  static final String PLACE = "mail";

  private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

  private final Optional<Mailbox> mailbox;

  Mailroom(Optional<Mailbox> mailbox) {
    this.mailbox = mailbox;
  }

  /** A mail without its HTML, which a frame of its own shows. */
  record Letter(String id, Instant at, String to, String subject, String text) {

    static Letter of(Mailbox.Kept kept) {
      var mail = kept.mail();
      return new Letter(id(kept), kept.at(), mail.to(), mail.subject(), mail.text());
    }

    /** Made of the message id, which may hold what an address of a page may not. */
    private static String id(Mailbox.Kept kept) {
      byte[] bytes = kept.mail().messageId().getBytes(StandardCharsets.UTF_8);
      return UUID.nameUUIDFromBytes(bytes).toString();
    }
  }

  /** Whether mails are kept at all; else a mail server takes them. */
  boolean keeps() {
    return mailbox.isPresent();
  }

  /**
   * Tells every window of each mail from now on.
   *
   * @return ends it
   */
  Runnable tell(Chat chat) {
    return mailbox
        .<Runnable>map(box -> box.listen(kept -> tell(kept, chat))::close)
        .orElse(() -> {});
  }

  private static void tell(Mailbox.Kept kept, Chat chat) {
    var letter = Letter.of(kept);
    Cast.people().forEach(person -> chat.tell(person.user(), "mail", letter));
    Cast.withEmail(letter.to()).ifPresent(person -> chat.count(person.user(), PLACE));
  }

  /** Newest first. */
  List<Letter> list() {
    return all().map(Letter::of).toList();
  }

  /** The mail as HTML whose links open a new window: in a frame they would lead nowhere. */
  Optional<String> html(String id) {
    return all()
        .filter(kept -> Letter.of(kept).id().equals(id))
        .findFirst()
        .map(kept -> HEAD.matcher(kept.mail().html()).replaceFirst("$0<base target=\"_blank\">"));
  }

  private Stream<Mailbox.Kept> all() {
    return mailbox.stream().flatMap(box -> box.all().stream());
  }
}
