package dev.roster.discord;

import dev.roster.command.Running;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Tries;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the slash commands when Discord has others: a registration takes it a while. */
final class Registrar {

  private static final Logger log = LoggerFactory.getLogger(Registrar.class);
  private static final Tries TRIES = new Tries(10, Duration.ofSeconds(1), Duration.ofHours(1));

  private final Rest rest;
  private final List<SlashCommandData> wanted;
  private final Running running;

  Registrar(Rest rest, List<SlashCommandData> wanted, Running running) {
    this.rest = rest;
    this.wanted = wanted;
    this.running = running;
  }

  /** Registers what is not registered yet; tries again when Discord is ill. */
  void register() {
    try {
      TRIES.of(() -> {
        tryToRegister();
        return true;
      });
    } catch (DeliveryException e) {
      if (running.isOpen()) {
        log.error("The commands are not registered: {}", e.getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryToRegister() throws DeliveryException {
    if (!running.isOpen()) {
      throw new DeliveryException(new Verdict.Never(), "Roster is stopping");
    }
    try {
      compareAndRegister();
    } catch (DeliveryException e) {
      if (e.verdict() instanceof Verdict.Later) {
        log.warn("The commands are not registered yet: {}", e.getMessage());
      }
      throw e;
    }
  }

  private void compareAndRegister() throws DeliveryException {
    List<Command> registered = rest.call("read the commands", jda -> jda.retrieveCommands(true));
    if (isSame(registered)) {
      log.debug("The commands are registered already");
      return;
    }
    rest.call("register the commands", jda -> jda.updateCommands().addCommands(wanted));
    log.info("Registered {} commands with Discord", wanted.size());
  }

  private boolean isSame(List<Command> registered) {
    boolean slashOnly =
        registered.stream().allMatch(command -> command.getType() == Command.Type.SLASH);
    return slashOnly
        && normal(registered.stream().map(SlashCommandData::fromCommand).toList())
            .equals(normal(wanted));
  }

  /** As text in which neither the order of the commands nor of a JSON object's keys counts. */
  static List<String> normal(List<SlashCommandData> commands) {
    return commands.stream()
        .sorted(Comparator.comparing(SlashCommandData::getName))
        .map(command -> sorted(command.toData().toMap()).toString())
        .toList();
  }

  private static Object sorted(Object json) {
    return switch (json) {
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> {
          if (value != null) {
            sorted.put(String.valueOf(key), sorted(value));
          }
        });
        yield sorted;
      }
      case List<?> list -> list.stream().map(each -> each == null ? "" : sorted(each)).toList();
      case DataObject object -> sorted(object.toMap());
      default -> json;
    };
  }
}
