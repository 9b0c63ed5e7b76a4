package dev.roster.testing;

import dev.roster.platform.DomainRecords;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A domain name system in the hands of the test. Safe for any number of threads. */
public final class FakeRecords implements DomainRecords {

  private static final Set<String> SUFFIXES = Set.of("test", "co.test", "com", "co.uk");

  private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();

  @Override
  public Answer texts(String name) {
    return silent.contains(name)
        ? new Answer.Unknown("the fake server was told not to answer")
        : new Answer.Known(texts.getOrDefault(name, List.of()));
  }

  @Override
  public boolean isPublicSuffix(String domain) {
    return SUFFIXES.contains(domain);
  }

  /** Publishes TXT records at a name instead of those there. */
  public void publish(String name, String... records) {
    texts.put(name, List.of(records));
    silent.remove(name);
  }

  /** Takes the records of a name away. */
  public void withdraw(String name) {
    texts.remove(name);
    silent.remove(name);
  }

  /** Answers nothing about a name until something is published there or withdrawn. */
  public void silence(String name) {
    silent.add(name);
  }
}
