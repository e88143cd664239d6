package weft.history.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log message when a server does not let the hub in. */
@Timeout(60)
class AxonServerDoorTest {
  private static final char[] PASSWORD = "on-paper".toCharArray();

  @TempDir private Path folder;

  private static AxonServer at(
      int port, @Nullable String token, boolean tls, @Nullable Path certificates) {
    return new AxonServer(List.of("127.0.0.1:" + port), "default", token, tls, certificates);
  }

  /** A new key and certificate for the loopback address. */
  private KeyStore key() throws Exception {
    Path store = folder.resolve("server.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(made.exitValue()).isZero();
    var key = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      key.load(in, PASSWORD);
    }
    return key;
  }

  private static ServerOnPaper byTls(KeyStore key) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(key, PASSWORD);
    return ServerOnPaper.byTls(
        GrpcSslContexts.configure(SslContextBuilder.forServer(keys)).build());
  }

  private Path certificate(KeyStore key) throws Exception {
    String text =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(key.getCertificate("server").getEncoded());
    return Files.writeString(
        folder.resolve("server.pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }

  @Test
  void a_token_that_is_missing_or_not_taken_is_named_as_such() {
    try (var server = ServerOnPaper.start()) {
      server.require("the-right-one");
      assertThat(AxonServerDoor.why(at(server.port(), null, false, null)))
          .startsWith("wants a token, and weft.axon-server.token is not set");
      assertThat(AxonServerDoor.why(at(server.port(), "another", false, null)))
          .startsWith("refuses weft.axon-server.token");
      assertThat(at(server.port(), "the-right-one", false, null).head()).hasValue(0);
    }
  }

  @Test
  void TLS_on_one_side_alone_is_named_as_such() throws Exception {
    try (var plain = ServerOnPaper.start();
        var tls = byTls(key())) {
      assertThat(AxonServerDoor.why(at(plain.port(), null, true, null)))
          .contains("weft.axon-server.tls");
      assertThat(AxonServerDoor.why(at(tls.port(), null, false, null)))
          .contains("wants TLS (weft.axon-server.tls)");
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_named_as_such_and_one_that_is_given_is_taken()
      throws Exception {
    KeyStore key = key();
    try (var server = byTls(key)) {
      assertThat(AxonServerDoor.why(at(server.port(), null, true, null)))
          .contains("its certificate is not trusted");
      assertThat(at(server.port(), null, true, certificate(key)).head()).hasValue(0);
      Path nothing = Files.writeString(folder.resolve("empty.pem"), "no certificate");
      assertThat(AxonServerDoor.why(at(server.port(), null, true, nothing)))
          .contains("its certificates cannot be read");
    }
  }
}
