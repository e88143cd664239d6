package weft.inspection;

import java.util.ArrayList;
import java.util.List;
import weft.event.Refused;
import weft.inspection.InspectionCommand.PhotographInspected;
import weft.inspection.InspectionEvent.InspectionPhotoErased;
import weft.inspection.InspectionEvent.InspectionPhotographed;
import weft.inspection.InspectionRefusal.PhotoElsewhere;
import weft.inspection.InspectionRefusal.PhotosFull;

/** The rules of an inspection's photos: each image once, and a bounded number of them. */
final class InspectedPhotos {
  static final int MOST_OF_PIECE = 4;

  /** With those that were erased, because each stays a row. */
  static final int MOST = 100;

  private InspectedPhotos() {}

  /** False where the inspection has just this photo at this place; refused where it is full. */
  static boolean hasRoom(List<InspectedPhoto> photos, PhotographInspected asked) {
    String sha256 = asked.photo().sha256();
    int known = 0;
    int ofPiece = 0;
    for (InspectedPhoto it : photos) {
      boolean same = it.sha256().equals(sha256);
      boolean here = it.isAt(asked.characteristic(), asked.piece());
      if (same && !it.erased()) {
        if (here) return false;
        throw new Refused(new PhotoElsewhere(it.characteristic()));
      }
      if (same) known++;
      if (here && !it.erased()) ofPiece++;
    }
    if (ofPiece >= MOST_OF_PIECE || photos.size() - known >= MOST)
      throw new Refused(new PhotosFull(MOST_OF_PIECE, MOST));
    return true;
  }

  /** With an erased photo that is added again, the later entry stands. */
  static List<InspectedPhoto> after(List<InspectedPhoto> photos, InspectionPhotographed it) {
    if (it.photo() == null || it.characteristic() == null) return photos;
    String sha256 = it.photo().sha256();
    List<InspectedPhoto> all = new ArrayList<>(photos);
    all.removeIf(one -> one.sha256().equals(sha256));
    all.add(new InspectedPhoto(it.characteristic(), it.piece(), sha256, false));
    return List.copyOf(all);
  }

  static List<InspectedPhoto> after(List<InspectedPhoto> photos, InspectionPhotoErased it) {
    return photos.stream()
        .map(one -> one.sha256().equals(it.sha256()) ? one.withoutImage() : one)
        .toList();
  }
}
