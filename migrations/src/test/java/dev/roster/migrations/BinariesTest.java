package dev.roster.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir Path directory;

  @Test
  void unpacksOnceAndReplacesWhatAKilledUnpackerLeft() throws Exception {
    var version = Binaries.unpack(UserDirectories.sharedBinaries()).version();
    var unfinished = directory.resolve("mariadb-" + version + ".unfinished");
    Files.createDirectories(unfinished.resolve("bin"));
    Files.writeString(unfinished.resolve("bin/mariadbd"), "half");

    var first = Binaries.unpack(directory);
    assertThat(first.server()).isExecutable();
    assertThat(Files.size(first.server())).isGreaterThan(100_000_000);
    assertThat(unfinished).doesNotExist();

    var unpacked = Files.getLastModifiedTime(first.server());
    assertThat(Binaries.unpack(directory)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first.server())).isEqualTo(unpacked);
  }
}
