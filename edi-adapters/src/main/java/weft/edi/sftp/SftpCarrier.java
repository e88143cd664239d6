package weft.edi.sftp;

import java.io.IOException;
import java.time.Duration;
import weft.edi.outbox.Carried;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.Parcel;
import weft.party.Channel.SftpServer;
import weft.party.PartyDirectory;

/**
 * Lays interchanges into the folder of the partner's own SFTP server that its channel names.
 * Interrupted, it leaves nothing under the final name; repeated, it replaces what is there.
 */
public record SftpCarrier(PartyDirectory directory, PartnerServers servers) implements Carrier {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Override
  public Carried carry(Parcel parcel) throws IOException {
    SftpServer at = directory.channel(parcel.receiver()).sftp();
    if (at == null) throw new IOException("No SFTP server was agreed with " + parcel.receiver());
    try (PartnerServer server = servers.connect(at, LIMIT)) {
      server.lay(at.inbox(), parcel.fileName(), parcel.bytes());
      return Carried.DELIVERED;
    } catch (RuntimeException e) { // of SSHD; a carrier fails by IOException alone
      throw new IOException("Not carried to " + at.host(), e);
    }
  }
}
