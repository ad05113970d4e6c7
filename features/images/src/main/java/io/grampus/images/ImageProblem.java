package io.grampus.images;

import io.grampus.kernel.Problem;
import java.util.List;

/** The refusals of the images feature. */
public sealed interface ImageProblem extends Problem {

  /** The engine has no such image. */
  record NotFound(String tried, String image) implements ImageProblem {
    @Override
    public String code() {
      return "image.notFound";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String but() {
      return "there is no image \"" + image + "\" on the engine";
    }

    @Override
    public String next() {
      return "List the images: grampus image ls; or pull it: grampus image pull " + image + ".";
    }
  }

  /** The registry has no such image, or hides it from who may not see it. */
  record NotInRegistry(String tried, String image, String said) implements ImageProblem {
    @Override
    public String code() {
      return "image.notInRegistry";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String but() {
      return "the registry has no such image, or shows it only to those who may see it: " + said;
    }

    @Override
    public String next() {
      return "Check the name and the tag; for a private image give credentials.";
    }
  }

  /** The registry does not accept the credentials, or wants some. */
  record Unauthorized(String tried, String image, String said) implements ImageProblem {
    @Override
    public String code() {
      return "image.unauthorized";
    }

    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String but() {
      return "the registry did not accept the credentials: " + said;
    }

    @Override
    public String next() {
      return "Give a user and a password, or a token, that may read the image.";
    }
  }

  /** No registry answers. */
  record RegistryUnreachable(String tried, String image, String said) implements ImageProblem {
    @Override
    public String code() {
      return "image.registryUnreachable";
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }

    @Override
    public String but() {
      return "the engine cannot reach the registry: " + said;
    }

    @Override
    public String next() {
      return "Check the network and the proxy of the engine's machine, or load the image from a"
          + " file: grampus image load.";
    }
  }

  /** The registry has served this address or user too often. */
  record TooManyPulls(String tried, String image, String said) implements ImageProblem {
    @Override
    public String code() {
      return "image.tooManyPulls";
    }

    @Override
    public Kind kind() {
      return Kind.EXHAUSTED;
    }

    @Override
    public String but() {
      return "the registry answers no more pulls for a while: " + said;
    }

    @Override
    public String next() {
      return "Give credentials, wait, or pull from another registry.";
    }
  }

  /** The registry has the image for other machines only. */
  record WrongPlatform(String tried, String image, String said) implements ImageProblem {
    @Override
    public String code() {
      return "image.wrongPlatform";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String but() {
      return "the image does not exist for this platform: " + said;
    }

    @Override
    public String next() {
      return "Choose a tag that is built for the machine, or name the platform that you want.";
    }
  }

  /** The transfer failed for a reason that the engine words itself. */
  record TransferFailed(String tried, String image, String said) implements ImageProblem {
    @Override
    public String code() {
      return "image.transferFailed";
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }

    @Override
    public String but() {
      return "the engine gave up: " + said;
    }

    @Override
    public String next() {
      return "See the engine's log for more.";
    }
  }

  /** Containers or other tags hold the image. */
  record InUse(String tried, String image, List<String> users, String next)
      implements ImageProblem {
    @Override
    public String code() {
      return "image.inUse";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String but() {
      return "it is used by " + String.join(", ", users);
    }
  }

  /** What was given is no name of an image. */
  record BadReference(String tried, String image, String said) implements ImageProblem {
    @Override
    public String code() {
      return "image.badReference";
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String but() {
      return "\"" + image + "\" is no name of an image: " + said;
    }

    @Override
    public String next() {
      return "Write it as [registry/]name[:tag], in lower case.";
    }
  }
}
