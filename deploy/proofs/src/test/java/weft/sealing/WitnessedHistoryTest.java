package weft.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.evidence.EventEvidence;
import weft.evidence.OfflineVerification;
import weft.sealing.WitnessedHub.RunningWitness;

/** A hub with a witness outside: what the witness cosigns, and what it refuses. */
class WitnessedHistoryTest {
  private final LogKeys keys = WitnessedHub.keys(WitnessedHub.ORIGIN);
  @TempDir Path directory;

  private static int verified(WitnessedHub hub, long position, LogKeys keys, WitnessAddress asked) {
    var event = new EventEvidence(List.copyOf(hub.sealed.parts(position).orElseThrow())).json();
    var proof = Objects.requireNonNull(hub.sealed.proof(position, event)).bytes();
    var policy =
        Stream.concat(
                keys.verifiers().stream().map(it -> "log " + it),
                WitnessAddress.policy(List.of(asked), false).stream())
            .collect(Collectors.joining("\n", "", "\n"))
            .getBytes(StandardCharsets.UTF_8);
    return OfflineVerification.event(event, proof, policy, null).outcome().exitCode();
  }

  @Test
  void a_proof_ends_with_13_without_the_cosignature_that_the_policy_asks_for_and_with_0_with_it()
      throws IOException {
    try (var hub = WitnessedHub.empty(keys);
        var witness = new RunningWitness(directory, List.of(keys))) {
      hub.record("orders", 20);
      assertThat(verified(hub, 7, keys, witness.address())).isEqualTo(13);
      try (var _ = hub.asking(witness.address())) {
        await(hub::isCosigned);
        assertThat(verified(hub, 7, keys, witness.address())).isZero();
        // Its events are not cosigned yet, and earlier ones keep their cosigned checkpoint.
        witness.stop();
        hub.record("more", 1);
        assertThat(verified(hub, 7, keys, witness.address())).isZero();
        assertThat(verified(hub, 21, keys, witness.address())).isEqualTo(13);
      }
    }
  }

  @Test
  void a_silent_witness_delays_nothing_and_cosigns_when_it_is_back() throws IOException {
    try (var hub = WitnessedHub.empty(keys);
        var witness = new RunningWitness(directory, List.of(keys));
        var asked = hub.asking(witness.address())) {
      hub.record("orders", 5);
      await(hub::isCosigned);
      witness.stop();
      hub.record("more", 5);
      await(() -> asked.secondsWithout().get("witness.example/oem") > 0);
      assertThat(asked.forks().get("witness.example/oem")).isZero();
      witness.restart();
      await(hub::isCosigned);
      await(() -> asked.secondsWithout().get("witness.example/oem") == 0);
    }
  }

  /** Steps: back up, go on, restore the backup, go on in another way; then the runbook. */
  @Test
  void a_restored_backup_is_a_fork_to_the_witness_until_the_log_begins_anew()
      throws IOException, SQLException {
    try (var hub = WitnessedHub.empty(keys);
        var witness = new RunningWitness(directory, List.of(keys))) {
      hub.record("orders", 20);
      try (var restored = hub.restored(keys)) {
        try (var _ = hub.asking(witness.address())) {
          hub.record("lost", 10);
          await(hub::isCosigned);
        }
        try (var asked = restored.asking(witness.address())) {
          restored.record("other", 3); // 23 events, and the witness saw 30
          await(() -> asked.forks().get("witness.example/oem") == 1);
        }
        restored.record("another", 15); // 38 events, of another history
        try (var asked = restored.asking(witness.address())) {
          await(() -> asked.forks().get("witness.example/oem") == 1);
          assertThat(restored.isCosigned()).isFalse();
          var next = WitnessedHub.keys(WitnessedHub.ORIGIN + "/2");
          new KeyChanges(restored.db.pools().writer())
              .change(keys, next, Clock.systemUTC(), restored.history.events());
          restored.sealWith(next);
          witness.knows(List.of(keys, next));
          witness.restart();
          await(restored::isCosigned);
          await(() -> asked.forks().get("witness.example/oem") == 0);
          assertThat(verified(restored, 7, next, witness.address())).isZero();
        }
      }
    }
  }

  /** The witness's owner saves the signed change; the policy stays as it was. */
  @Test
  void a_witness_that_follows_a_change_of_keys_goes_on() throws IOException {
    try (var hub = WitnessedHub.empty(keys);
        var witness = new RunningWitness(directory, List.of(keys))) {
      hub.record("orders", 20);
      try (var _ = hub.asking(witness.address())) {
        await(hub::isCosigned);
        var next = WitnessedHub.keys(WitnessedHub.ORIGIN);
        var changes = new KeyChanges(hub.db.pools().writer());
        changes.change(keys, next, Clock.systemUTC(), hub.history.events());
        hub.sealWith(next);
        await(() -> hub.size() == 21);
        assertThat(verified(hub, 21, next, witness.address())).isEqualTo(13);
        witness.knowsChange(1, changes.find(1).orElseThrow().bytes());
        witness.restart();
        await(() -> verified(hub, 21, next, witness.address()) == 0);
      }
    }
  }
}
