package weft.deploy.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.edi.as2.As2Settings;
import weft.edi.as2.HubKey;

/** A partner of the hub with another AS2 system. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class As2Partner {
  public static final JsonMapper JSON = new JsonMapper();
  public final RunningHub hub = RunningHub.busy();
  public final JdbcClient db = hub.superuser();
  public final HubKey key = hub.bean(As2Settings.class).key();
  public final Api operator = new Api(hub, "operator@weft");
  public final String url = hub.url() + "/as2";
  public final As2Peer peer = new As2Peer("LY-AS2", key);

  @BeforeAll
  public void agree() {
    assertThat(put("LINGYUN", channel("folder", peer, "none")).statusCode()).isEqualTo(200);
  }

  public java.net.http.HttpResponse<String> put(String party, String channel) {
    return send(
        operator
            .request("/api/v1/operator/channels/" + party, "Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(channel)));
  }

  public static java.net.http.HttpResponse<String> send(java.net.http.HttpRequest.Builder request) {
    try {
      return Logins.HTTP.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static String channel(String delivery, As2Peer peer, String mdn) {
    return channel(delivery, peer, mdn, "LY-AS2", peer.pem());
  }

  /** Uses the older algorithms, because the peer's library supports no others. */
  public static String channel(
      String delivery, As2Peer peer, String mdn, String id, String certificate) {
    return JSON.writeValueAsString(
        java.util.Map.of(
            "delivery",
            delivery,
            "as2",
            java.util.Map.of(
                "id",
                id,
                "url",
                peer.url(),
                "certificates",
                List.of(certificate),
                "sign",
                true,
                "encrypt",
                true,
                "compress",
                true,
                "mdn",
                mdn,
                "encryption",
                "classic")));
  }

  public static void until(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 20 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
