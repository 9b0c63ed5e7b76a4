package dev.roster.reply;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What comes back from the engine. A command's own answer is always private; what lasts is posted
 * through the outbox (design.md, "Words in chat").
 */
public sealed interface Reply {

  /** A private answer made of blocks. */
  record Message(List<Block> blocks) implements Reply {
    /** Copies the blocks. */
    public Message {
      blocks = List.copyOf(blocks);
    }

    /** The words of every block, one line each: for notifications and screen readers. */
    public String words() {
      return Words.of(blocks);
    }

    /** The same message with further blocks below. */
    public Message with(Block... more) {
      var all = new ArrayList<>(blocks);
      all.addAll(List.of(more));
      return new Message(all);
    }

    /** The same message without its buttons. */
    public Message withoutButtons() {
      return new Message(blocks.stream().filter(b -> !(b instanceof Block.Buttons)).toList());
    }
  }

  /** Takes the place of the message whose button was pressed. */
  record Update(Message message) implements Reply {
    /** Checks that there is a message. */
    public Update {
      requireNonNull(message, "message must not be null");
    }
  }

  /**
   * A file, sent to the person's direct messages.
   *
   * @param name a file name without any path
   * @param mediaType such as {@code text/csv}
   * @param bytes the content
   * @param caption what is said beside it, and the answer in the channel
   */
  @SuppressWarnings("ArrayRecordComponent") // sent once and never compared
  record File(String name, String mediaType, byte[] bytes, Message caption) implements Reply {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it holds a path
     */
    public File {
      requireNonNull(bytes, "bytes must not be null");
      requireNonNull(caption, "caption must not be null");
      requireFileName(name);
    }
  }

  /**
   * A private answer with a picture: within the answer where the platform keeps a picture private
   * there, else in the direct messages. Its words say what the picture shows, so that nobody needs
   * it.
   *
   * @param name a file name without any path, with {@code .png}
   * @param title what stands over it, where it stands alone
   * @param png the content
   * @param alternative what it shows, for who does not see it; at most {@value #LONGEST} characters
   * @param message the answer
   */
  @SuppressWarnings("ArrayRecordComponent") // sent once and never compared
  record Picture(String name, String title, byte[] png, String alternative, Message message)
      implements Reply {

    /** Slack takes 1,000 characters of {@code alt_txt}, Discord 1,024 of a description. */
    public static final int LONGEST = 1_000;

    /**
     * Checks the words.
     *
     * @throws IllegalArgumentException when the name holds a path or the alternative is too long
     */
    public Picture {
      requireNonNull(title, "title must not be null");
      requireNonNull(png, "png must not be null");
      requireNonNull(message, "message must not be null");
      requireFileName(name);
      if (alternative.isBlank() || alternative.length() > LONGEST) {
        throw new IllegalArgumentException("an alternative of 1 to " + LONGEST + " characters");
      }
    }
  }

  private static void requireFileName(String name) {
    if (name.isBlank() || name.contains("/") || name.contains("\\")) {
      throw new IllegalArgumentException("a file name without a path, not `" + name + "`");
    }
  }

  /** A plain sentence. */
  static Message text(String sentence) {
    return new Message(List.of(new Block.Paragraph(List.of(Span.plain(sentence)))));
  }

  /** One paragraph of spans. */
  static Message of(Span... spans) {
    return new Message(List.of(new Block.Paragraph(List.of(spans))));
  }

  /** Blocks from top to bottom. */
  static Message of(Block... blocks) {
    return new Message(List.of(blocks));
  }
}
