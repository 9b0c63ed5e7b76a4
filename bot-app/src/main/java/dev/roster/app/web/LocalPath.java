package dev.roster.app.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path of this server to go on to, so that nobody is sent elsewhere by a link they were given.
 */
public final class LocalPath {

  private static final int LONGEST = 300;

  /** No second slash or backslash at the beginning: browsers take these for another host. */
  private static final Pattern PATH =
      Pattern.compile("/(?:[A-Za-z0-9_.~-][A-Za-z0-9_.~/-]*)?(?:\\?[A-Za-z0-9_.~/=&%-]*)?");

  private LocalPath() {}

  /**
   * Reads one that came with a request.
   *
   * @param asked null when there was none
   * @return empty for whatever is no plain path of this server
   */
  public static Optional<String> of(@Nullable String asked) {
    return Optional.ofNullable(asked)
        .filter(path -> path.length() <= LONGEST && PATH.matcher(path).matches());
  }

  /** As the end of an address that leads there in the end: {@code ?next=...}, or nothing. */
  public static String asked(Optional<String> next) {
    return next.map(path -> "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8)).orElse("");
  }
}
