package dev.roster.mail;

import static java.util.Objects.requireNonNull;

import dev.roster.reply.Block;
import dev.roster.reply.Span;
import java.net.URI;
import java.util.List;

/** One part of a mail, from top to bottom. */
sealed interface Part {

  /** A block as in chat; of a table each row is a line, and buttons are left out. */
  record InChat(Block block) implements Part {
    /** Checks that there is a block. */
    public InChat {
      requireNonNull(block, "block must not be null");
    }
  }

  /** What somebody wrote, told apart from what Roster says; its lines stay lines. */
  record Quote(String words) implements Part {
    /** Checks that there are words. */
    public Quote {
      requireNonNull(words, "words must not be null");
    }
  }

  /** What is to be typed: it stands on a line of its own, its secret stands out. */
  record Typed(String before, String code) implements Part {
    /** Checks that nothing is missing. */
    public Typed {
      requireNonNull(before, "before must not be null");
      requireNonNull(code, "code must not be null");
    }
  }

  /** The page to go to: a button in HTML, the address in the text. */
  record Page(String before, String label, URI target) implements Part {
    /** Checks that nothing is missing. */
    public Page {
      requireNonNull(before, "before must not be null");
      requireNonNull(label, "label must not be null");
      requireNonNull(target, "target must not be null");
    }
  }

  /** Small print. */
  record Small(List<Span> spans) implements Part {
    /** Copies the spans. */
    public Small {
      spans = List.copyOf(spans);
    }
  }
}
