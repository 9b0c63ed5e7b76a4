package dev.roster.app.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The {@code .env} file. */
final class EnvFile {

  private static final String NAME = ".env";

  private EnvFile() {}

  static Source read(Path folder, List<String> problems) {
    if (!Files.exists(folder.resolve(NAME))) {
      return Source.of(List.of(), folder);
    }
    try {
      var file = Dotenv.configure().directory(folder.toString()).filename(NAME).load();
      return Source.of(
          file.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE).stream()
              .map(one -> new Entry(one.getKey(), one.getValue().strip(), NAME))
              .toList(),
          folder);
    } catch (DotenvException e) {
      // Its message repeats the line, which may hold a secret.
      problems.add(NAME + " cannot be read: write one NAME=value on a line, # begins a comment.");
      return Source.of(List.of(), folder);
    }
  }
}
