package dev.roster.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The domains of public mail providers, whose users have nothing else in common. */
final class PublicMail {

  private static final Set<String> DOMAINS = read();

  private PublicMail() {}

  private static Set<String> read() {
    try (var in = Objects.requireNonNull(PublicMail.class.getResourceAsStream("public-mail.txt"));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean contains(DomainName domain) {
    return DOMAINS.contains(domain.ascii());
  }
}
