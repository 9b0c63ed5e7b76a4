package dev.roster.command;

import dev.roster.csv.Sheet;
import dev.roster.reply.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What is too long for pages as a file in the direct messages: plain while it is small, zipped
 * beyond {@value #MOST_PLAIN} bytes, refused beyond {@value #MOST}. Only as much of it is held in
 * memory as the file has in the end.
 */
public final class Download {

  /** The carried option by which a list answers as a file. */
  public static final String OPTION = "file";

  /** Bytes that are sent as they are, so that a spreadsheet opens them at once. */
  static final int MOST_PLAIN = 5_000_000;

  /**
   * Bytes of a zipped file. Discord takes 10 MiB (platforms.md 3), Slack more; the rest is room for
   * what the upload adds.
   */
  static final int MOST = 10_000_000;

  /** How many rows are read at once. */
  private static final int ROWS = 1_000;

  private Download() {}

  /** Writes a file from its beginning to its end. */
  @FunctionalInterface
  public interface Content {
    /** Writes it; what is written is let go as soon as it is compressed. */
    void write(OutputStream out) throws IOException;
  }

  /** The carried option, for a list that answers as a file itself. */
  public static Option<Optional<Boolean>> option() {
    return Option.carried(OPTION, new Kind.YesNo());
  }

  /** Names a file after what it holds, the org and the day, as {@code people-acme-2026-03-01}. */
  public static String name(Context context, String what, String ending) {
    return "%s-%s-%s.%s"
        .formatted(
            what,
            context.seat().slug(),
            LocalDate.ofInstant(context.now(), ZoneOffset.UTC),
            ending);
  }

  /**
   * What is said about a file.
   *
   * @param caption beside it, by the number of its rows
   * @param nothing instead of it, when there would be no row
   * @param narrower what makes it smaller, a sentence: told to who asks for more than a file in
   *     chat may hold
   */
  public record Words(IntFunction<String> caption, String nothing, String narrower) {}

  /**
   * A table as a file; a sentence when it has no rows.
   *
   * @param name what the file is called, with {@code .csv}
   * @param rows adds the rows, one after the other
   * @throws dev.roster.access.Refusal when it is more than a file in chat may hold
   */
  public static Reply csv(String name, List<String> columns, Consumer<Sheet> rows, Words words) {
    var count = new AtomicInteger();
    Reply.File file =
        of(
            name,
            "text/csv",
            out -> {
              try (var sheet = new Sheet(columns, out)) {
                rows.accept(sheet);
                count.set(sheet.rows());
              }
            },
            () -> words.caption().apply(count.get()),
            words.narrower());
    return count.get() == 0 ? Reply.text(words.nothing()) : file;
  }

  /**
   * Any content as a file.
   *
   * @param name what the file is called, with its ending
   * @param mediaType such as {@code application/json}
   * @param caption what is said beside it; asked once the content is written
   * @param narrower what makes it smaller, a sentence: told to who asks for more than a file in
   *     chat may hold
   * @throws dev.roster.access.Refusal when it is more than a file in chat may hold
   */
  public static Reply.File of(
      String name, String mediaType, Content content, Supplier<String> caption, String narrower) {
    var parcel =
        new Parcel(
            name,
            MOST_PLAIN,
            MOST,
            "This is more than one file in chat may hold, which is %d MB zipped. %s"
                .formatted(MOST / 1_000_000, narrower));
    try (parcel) {
      content.write(parcel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parcel.isZipped()
        ? new Reply.File(
            name + ".zip",
            "application/zip",
            parcel.bytes(),
            Reply.text(
                caption.get()
                    + " The file is zipped, since it has over %d MB."
                        .formatted(MOST_PLAIN / 1_000_000)))
        : new Reply.File(name, mediaType, parcel.bytes(), Reply.text(caption.get()));
  }

  /**
   * Goes through a whole list as its pages do, a thousand rows at a time.
   *
   * @param page reads the page behind a cursor that has room for so many rows
   * @param key the key of a row, as {@link Cursor} takes it
   */
  public static <T> void forEach(
      BiFunction<Cursor, Integer, Page<T>> page, Function<T, String> key, Consumer<T> each) {
    Optional<String> after = Optional.empty();
    while (true) {
      Page<T> read = page.apply(new Cursor(after, Optional.empty()), ROWS);
      read.rows().forEach(each);
      if (!read.hasNext() || read.rows().isEmpty()) {
        return;
      }
      after = Optional.of(key.apply(read.rows().getLast()));
    }
  }

  /** The same for a list whose pages are found by {@link Scan}. */
  public static <T> void forEach(BiFunction<Cursor, Integer, Scan<T>> page, Consumer<T> each) {
    Optional<String> after = Optional.empty();
    do {
      Scan<T> read = page.apply(new Cursor(after, Optional.empty()), ROWS);
      read.rows().forEach(each);
      after = read.next();
    } while (after.isPresent());
  }
}
