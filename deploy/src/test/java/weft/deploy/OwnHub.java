package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import weft.database.FreePort;
import weft.deploy.isolation.Walk;
import weft.history.Positions;

/** A hub without the demo, and its first operator; each test registers the parties it needs. */
public final class OwnHub {
  public static final String OPERATOR = "/api/v1/operator/";
  public static final String[] JSON = {"Content-Type", "application/json"};
  public static final String[] YAML = {"Content-Type", "application/yaml"};

  /** With the separator that cursors use. */
  public static final String FIRST = "auth0|0001";

  private static @Nullable OwnHub shared;

  private final RunningHub issuer = RunningHub.shared();
  private final RunningHub hub =
      RunningHub.ofItsOwn(
          issuer, FreePort.next(), "own_hub", "--weft.issuer.first-operator=" + FIRST);

  private OwnHub() {}

  public static synchronized OwnHub shared() {
    if (shared == null) {
      var own = new OwnHub();
      SpringApplication.getShutdownHandlers().add(own.hub::close);
      shared = own;
    }
    return shared;
  }

  public Api as(String subject) {
    return new Api(hub, issuer, subject);
  }

  public <T> T bean(Class<T> type) {
    return hub.bean(type);
  }

  public long head() {
    return bean(Positions.class).head();
  }

  public HttpResponse<String> register(String code, String body, String... headers) {
    return as(FIRST).put(OPERATOR + "organizations/" + code, body, with(JSON, headers));
  }

  public HttpResponse<String> give(String subject, String body) {
    return as(FIRST).put(OPERATOR + "members?subject=" + Walk.encode(subject), body, JSON);
  }

  public static String[] with(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  public static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  public static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Api.body(answer).path("code").asString()).isEqualTo(code);
    assertThat(Api.body(answer).at("/text/zh").asString()).isNotBlank();
  }

  public static List<String> pointers(HttpResponse<String> answer) {
    return Api.body(answer)
        .path("errors")
        .valueStream()
        .map(it -> it.path("pointer").asString())
        .toList();
  }
}
