package dev.roster.member;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A place in {@code member list}, where a page ends and another one begins. Its words are opaque
 * and hold what the order needs, so that the place stays when whoever stood there is gone.
 *
 * @param list which way of going through the list it belongs to
 * @param part the number of the part of the list
 * @param found who stands there; absent for the beginning or the end of the part
 */
record Place(String list, int part, Optional<Found> found) {

  /** Characters of the longest: a word and a name of 320 characters, each of 4 bytes. */
  static final int LONGEST = 2_400;

  private static final int PIECES = 6;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

  String words() {
    String plain =
        list
            + "\n"
            + part
            + found
                .map(one ->
                    String.join(
                        "\n",
                        "",
                        one.invited() ? "i" : "m",
                        one.id().toString(),
                        one.group(),
                        one.value()))
                .orElse("");
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** What the words say; empty for words that no list made. */
  static Optional<Place> read(String words) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(words), StandardCharsets.UTF_8);
      String[] pieces = plain.split("\n", PIECES);
      if (pieces.length < 2 || !NUMBER.matcher(pieces[1]).matches()) {
        return Optional.empty();
      }
      Optional<Found> found =
          pieces.length < PIECES
              ? Optional.empty()
              : Optional.of(
                  new Found(
                      pieces[2].equals("i"), UUID.fromString(pieces[3]), pieces[4], pieces[5]));
      return Optional.of(new Place(pieces[0], Integer.parseInt(pieces[1]), found));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
