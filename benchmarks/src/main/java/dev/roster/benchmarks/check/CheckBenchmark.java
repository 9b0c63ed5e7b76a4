package dev.roster.benchmarks.check;

import dev.roster.assembly.Core;
import dev.roster.benchmarks.load.Bench;
import dev.roster.benchmarks.load.Workload;
import dev.roster.chat.Account;
import dev.roster.check.Question;
import dev.roster.command.Input;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the product's check over HTTP, and how soon another process answers otherwise. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "The check over HTTP beside bare servers, and how old answers elsewhere are.")
public final class CheckBenchmark implements Callable<Integer> {

  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");
  private static final Account OWNER = new Account("slack", "T1", "O0");
  private static final Account MEMBER = new Account("slack", "T1", "M0-1");
  private static final int WARM_UP = 2;
  private static final int AT_ONCE_WHEN_CALM = 4;

  @Option(names = "--home", description = "Where the database lives (default: ${DEFAULT-VALUE}).")
  private Path home = Path.of("target/check-bench");

  @Option(names = "--rounds", description = "Of each server (default: ${DEFAULT-VALUE}).")
  private int rounds = 7;

  @Option(names = "--millis", description = "A round takes (default: ${DEFAULT-VALUE}).")
  private int millis = 3_000;

  @Option(names = "--connections", description = "At once (default: ${DEFAULT-VALUE}).")
  private int connections = 16;

  @Option(names = "--changes", description = "For the age of answers (default: ${DEFAULT-VALUE}).")
  private int changes = 400;

  /** Runs it. */
  @Override
  public Integer call() throws Exception {
    try (var bench = new Bench(home, 8, 1, 1_000)) {
      bench.core().checks().start();
      http(bench);
      age(bench);
    }
    return 0;
  }

  private void http(Bench bench) throws Exception {
    Reply made = bench.engine().handle(Workload.call(OWNER, new Input.Line("key create bench service:yes")));
    var key = KEY.matcher(((Reply.Message) made).words());
    if (!key.find()) {
      throw new IllegalStateException("no key in " + made);
    }
    String body =
        "{\"org\":\"org-0\",\"person\":\"%s\",\"permission\":\"inference.use\"}".formatted(MEMBER);
    byte[] answer;
    try (var probe = new Servers(bench.core(), new byte[0]);
        var client = new Client(probe.targets(key.group(), body).getFirst())) {
      answer = client.ask();
    }
    try (var servers = new Servers(bench.core(), answer)) {
      List<Target> targets = servers.targets(key.group(), body);
      rates(targets);
      System.out.println("| server | at 1,000/s: p50 µs | p99 µs | p99.9 µs |\n|---|---|---|---|");
      for (Target target : targets) {
        Rate.constant(target, AT_ONCE_WHEN_CALM, 1_000, 2);
        double[] micros = Rate.constant(target, AT_ONCE_WHEN_CALM, 1_000, 8);
        System.out.printf(
            Locale.ROOT,
            "| %s | %.0f | %.0f | %.0f |%n",
            target.name(),
            Rate.percentile(micros, 50),
            Rate.percentile(micros, 99),
            Rate.percentile(micros, 99.9));
      }
    }
  }

  private void rates(List<Target> targets) throws InterruptedException {
    var rates = new ArrayList<List<Double>>();
    targets.forEach(target -> rates.add(new ArrayList<>()));
    for (int round = 0; round < WARM_UP + rounds; round++) {
      for (int i = 0; i < targets.size(); i++) {
        int turn = (i + round) % targets.size();
        double rate = Rate.most(targets.get(turn), connections, millis);
        if (round >= WARM_UP) {
          rates.get(turn).add(rate);
        }
      }
    }
    System.out.printf("%d connections, %d rounds of %d ms%n", connections, rounds, millis);
    System.out.println("| server | answers/s (least-most) | Roster beside it, median of the rounds |\n|---|---|---|");
    List<Double> roster = rates.getFirst();
    for (int i = 0; i < targets.size(); i++) {
      List<Double> of = rates.get(i);
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f (%,.0f-%,.0f) | %.2f |%n",
          targets.get(i).name(),
          median(of),
          of.stream().mapToDouble(d -> d).min().orElse(0),
          of.stream().mapToDouble(d -> d).max().orElse(0),
          median(IntStream.range(0, rounds).mapToObj(r -> roster.get(r) / of.get(r)).toList()));
    }
  }

  private static double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(d -> d).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** From the answer to whoever changed a role until another process answers by it. */
  private void age(Bench bench) {
    try (Core there = bench.another()) {
      there.checks().start();
      Question question = Question.of("org-0", MEMBER.toString(), "keys.create");
      boolean may = there.checks().check(question).allowed();
      var ages = new double[changes];
      for (int i = 0; i < changes; i++) {
        boolean then = !may;
        change(bench, then ? "admin" : "member");
        long changed = System.nanoTime();
        while (there.checks().check(question).allowed() != then) {
          Thread.onSpinWait();
          LockSupport.parkNanos(100_000);
        }
        ages[i] = (System.nanoTime() - changed) / 1e6;
        may = then;
        // So that changes fall on any moment between two polls.
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(100_000_000));
      }
      Arrays.sort(ages);
      System.out.printf(
          Locale.ROOT,
          "%d role changes: another process answers by them after p50 %.0f ms, p99 %.0f ms, most %.0f ms%n",
          changes,
          Rate.percentile(ages, 50),
          Rate.percentile(ages, 99),
          ages[ages.length - 1]);
    }
  }

  private static void change(Bench bench, String role) {
    var line = new Input.Line("member role %s %s".formatted(MEMBER.mention(), role));
    Reply answer = bench.engine().handle(Workload.call(OWNER, line));
    var message = (Reply.Message) answer;
    message.blocks().stream()
        .filter(Block.Buttons.class::isInstance)
        .flatMap(block -> ((Block.Buttons) block).buttons().stream())
        .filter(button -> button.label().equals("Confirm"))
        .findFirst()
        .ifPresent(button ->
            bench.engine().handle(Workload.call(OWNER, new Input.Pressed(button.id()))));
  }
}
