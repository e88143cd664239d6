package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weft.database.FreePort;
import weft.deploy.command.Command;
import weft.evidence.Checkpoint;
import weft.evidence.LogChange;
import weft.evidence.OfflineVerification;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.SignedNote;
import weft.evidence.TrustPolicy;
import weft.evidence.TrustPolicy.Trust;

/** The operator gives a running hub new keys, and restarts it with them. */
@Tag("long")
@Timeout(240)
class NewEvidenceKeysTest {
  private static final String EVIDENCE = "/api/v1/evidence";
  private static final Pattern EVENT = Pattern.compile("by the event at position (\\d+)\n");

  private static HttpResponse<String> nobody(RunningHub hub, String path) {
    try {
      return Logins.HTTP.send(
          HttpRequest.newBuilder(hub.at(EVIDENCE + path)).build(), BodyHandlers.ofString(UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] published(RunningHub hub, String path) {
    var answer = nobody(hub, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().getBytes(UTF_8);
  }

  private static byte[] sealed(Api reader, String path) throws InterruptedException {
    var answer = reader.get(EVIDENCE + path);
    for (int i = 0; i < 200 && answer.statusCode() == 409; i++) {
      Thread.sleep(50);
      answer = reader.get(EVIDENCE + path);
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().getBytes(UTF_8);
  }

  private static String run(Command command, String... arguments) {
    var out = new ByteArrayOutputStream();
    int code = command.run(List.of(arguments), new PrintStream(out, true, UTF_8), System.err);
    return code + " " + out.toString(UTF_8);
  }

  private static Trust trust(byte[] policy, byte[] checkpoint) {
    var note = SignedNote.of(checkpoint);
    return TrustPolicy.of(policy).judge(note, Checkpoint.of(note.text()));
  }

  @Test
  void an_old_policy_follows_the_recorded_change_to_the_new_keys(@TempDir Path data)
      throws InterruptedException {
    int port = FreePort.next();
    byte[] old;
    byte[] oldOfCertificates;
    try (var hub = RunningHub.start(DemoData.copyTo(data), port)) {
      old = published(hub, "/policy");
      oldOfCertificates = published(hub, "/certificates/policy");
      assertThat(run(new EvidenceKeysCommand(), "rotate", "--weft.data=" + data))
          .startsWith("0 ")
          .contains("/history/", "/certificates/");
    }
    try (var hub = RunningHub.start(data, port)) {
      var keys = EVENT.matcher(new String(published(hub, "/keys"), UTF_8));
      assertThat(keys.find()).isTrue();
      String position = keys.group(1);
      followed(hub, position, old);
      var statement = published(hub, "/certificates/key-changes?number=1");
      var checkpoint = published(hub, "/certificates/checkpoint");
      var longer = requireNonNull(LogChange.followed(oldOfCertificates, List.of(statement)));
      assertThat(trust(oldOfCertificates, checkpoint)).isEqualTo(Trust.UNKNOWN_KEY);
      assertThat(trust(longer, checkpoint)).isEqualTo(Trust.GOOD);
      assertThat(run(new VerifyLogCommand(), "--weft.data=" + data)).startsWith("0 ");
    }
  }

  /** Every caller reads the event's evidence; nobody finds it in a party's history. */
  private static void followed(RunningHub hub, String position, byte[] old)
      throws InterruptedException {
    for (var login : List.of("hengyue-edi", "jiaxin-api", "auditor@shenji", "operator@weft")) {
      var reader = new Api(hub, login);
      var event = sealed(reader, "/events/" + position);
      var proof = sealed(reader, "/proofs/" + position);
      assertThat(OfflineVerification.event(event, proof, old, null).outcome())
          .isEqualTo(Outcome.UNKNOWN_KEY);
      for (var change : List.of(event, published(hub, "/key-changes?number=1"))) {
        var policy = requireNonNull(LogChange.followed(old, List.of(change)));
        var verdict = OfflineVerification.event(event, proof, policy, null);
        assertThat(verdict.outcome()).as(verdict.en()).isEqualTo(Outcome.VALID);
        assertThat(verdict.en()).contains("evidence-keys-changed at position " + position);
      }
      assertThat(reader.get("/api/v1/history/events/" + position).statusCode())
          .isEqualTo(login.equals("operator@weft") ? 403 : 404);
    }
    assertThat(nobody(hub, "/events/" + position).statusCode()).isEqualTo(401);
    assertThat(nobody(hub, "/key-changes?number=2").statusCode()).isEqualTo(404);
  }
}
