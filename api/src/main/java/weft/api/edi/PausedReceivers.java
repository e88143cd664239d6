package weft.api.edi;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import weft.edi.outbox.OutgoingRow;
import weft.projections.party.DirectoryView;

/**
 * The paused receivers of some interchanges. A caller who may see a waiting interchange learns that
 * its receiver is paused, but not the channel.
 */
record PausedReceivers(Set<String> parties) {

  static PausedReceivers of(Collection<OutgoingRow> rows, DirectoryView directory) {
    return new PausedReceivers(
        directory.paused(
            rows.stream()
                .filter(PausedReceivers::waits)
                .map(OutgoingRow::receiver)
                .collect(Collectors.toSet())));
  }

  /** Whether the interchange waits for one of them. */
  boolean hold(OutgoingRow it) {
    return waits(it) && parties.contains(it.receiver());
  }

  private static boolean waits(OutgoingRow it) {
    return it.state().equals("waiting") || it.state().equals("failed");
  }
}
