package dev.roster.app.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for {@code localhost}, and no other name, that nobody vouches for; until the year
 * 2126. Made by {@code keytool -genkeypair -keyalg EC -groupname secp256r1 -dname
 * CN=mail.roster.test -ext SAN=dns:localhost -validity 36500 -storetype PKCS12 -storepass changeit
 * -keystore mail-server.p12}.
 */
final class MailCertificate {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final SSLContext CONTEXT = context();

  private MailCertificate() {}

  private static SSLContext context() {
    try (InputStream in = MailCertificate.class.getResourceAsStream("/mail-server.p12")) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(Objects.requireNonNull(in, "mail-server.p12 is missing"), PASSWORD);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      var trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry("mail", store.getCertificate("mail"));
      var trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusting.init(trust);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusting.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a client needs that trusts it. */
  static SSLSocketFactory trusted() {
    return CONTEXT.getSocketFactory();
  }

  /** What a server shows it with from the first byte. */
  static SSLServerSocketFactory server() {
    return CONTEXT.getServerSocketFactory();
  }

  /** The server's end of a connection that goes on with TLS. */
  static SSLSocket server(Socket plain) throws IOException {
    var upgraded =
        (SSLSocket) CONTEXT.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    upgraded.setUseClientMode(false);
    return upgraded;
  }
}
