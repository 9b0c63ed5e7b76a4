package dev.roster.app.dns;

import dev.roster.platform.DomainRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.InvalidNameException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import okhttp3.HttpUrl;

/**
 * Asks the name servers of this machine by the JDK's own client, which keeps no answer: a new
 * record is seen at once. (dnsjava would bring along a service that resolves every host of the
 * whole process from then on.)
 */
public final class DnsRecords implements DomainRecords {

  private static final String TXT = "TXT";

  /** The client doubles it with each try: whoever pressed a button waits for 6 s at most. */
  private static final Duration FIRST_TRY = Duration.ofSeconds(2);

  private static final int TRIES = 2;

  // The client puts blanks between the strings of a record, and quotes around those that hold some.
  private static final Pattern BETWEEN = Pattern.compile("[\"\\s]+");

  private final String servers;
  private final Duration firstTry;
  private final int tries;

  /** Asks the name servers that the machine is set up with. */
  public DnsRecords() {
    this("dns:", FIRST_TRY, TRIES);
  }

  /**
   * Asks that one, such as {@code dns://127.0.0.1:5353}.
   *
   * @param firstTry how long it waits for the first answer; twice as long with each try
   */
  DnsRecords(String servers, Duration firstTry, int tries) {
    this.servers = servers;
    this.firstTry = firstTry;
    this.tries = tries;
  }

  /** The names are domains that were checked, and of the answer only text is read. */
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  @Override
  public Answer texts(String name) {
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, servers);
    settings.put("com.sun.jndi.dns.timeout.initial", Long.toString(firstTry.toMillis()));
    settings.put("com.sun.jndi.dns.timeout.retries", Integer.toString(tries));
    try {
      var dns = new InitialDirContext(settings);
      try {
        Attribute found = dns.getAttributes(name, new String[] {TXT}).get(TXT);
        return new Answer.Known(found == null ? List.of() : texts(found));
      } finally {
        dns.close();
      }
    } catch (NameNotFoundException | InvalidNameException none) {
      return new Answer.Known(List.of());
    } catch (NamingException e) {
      return new Answer.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> texts(Attribute records) throws NamingException {
    var texts = new ArrayList<String>();
    for (int i = 0; i < records.size(); i++) {
      texts.add(BETWEEN.matcher(String.valueOf(records.get(i))).replaceAll(""));
    }
    return texts;
  }

  /** By the list of public suffixes that OkHttp brings along. */
  @Override
  public boolean isPublicSuffix(String domain) {
    return new HttpUrl.Builder().scheme("https").host(domain).build().topPrivateDomain() == null;
  }
}
