package io.grampus.oci;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/** What Linux can do with files and Java can't. */
@SuppressWarnings("restricted")
final class LinuxCalls {
  /** EPERM, ENOTSUP and, of a name that is not known there, EINVAL. */
  private static final Set<Integer> NOT_TAKEN = Set.of(1, 95, 22);

  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERROR =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle MKFIFO =
      handle(
          "mkfifo",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle LSETXATTR =
      handle(
          "lsetxattr",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT));
  private static final MethodHandle UTIMENSAT =
      handle(
          "utimensat",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT));
  private static final int AT_FDCWD = -100;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;

  private LinuxCalls() {}

  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, ERRNO);
  }

  /** A named pipe that only its owner may use. */
  static void makePipe(Path path) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      int result = (int) MKFIFO.invokeExact(state, arena.allocateFrom(path.toString()), 0600);
      if (result != 0) {
        throw new IOException("could not make the named pipe " + path + ": error " + error(state));
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Sets an extended attribute, also of a symbolic link itself.
   *
   * @return false when the file system or the kernel does not take it
   */
  static boolean setExtended(Path path, String name, byte[] value) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      int result =
          (int)
              LSETXATTR.invokeExact(
                  state,
                  arena.allocateFrom(path.toString()),
                  arena.allocateFrom(name),
                  arena.allocateFrom(ValueLayout.JAVA_BYTE, value),
                  (long) value.length,
                  0);
      if (result != 0 && !NOT_TAKEN.contains(error(state))) {
        throw new IOException(
            "could not set %s of %s: error %d".formatted(name, path, error(state)));
      }
      return result == 0;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Sets when a file was changed and read, of a link itself; Java would open a named pipe. */
  static void setTime(Path path, Instant time) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      MemorySegment times =
          arena.allocateFrom(
              ValueLayout.JAVA_LONG,
              time.getEpochSecond(),
              time.getNano(),
              time.getEpochSecond(),
              time.getNano());
      int result =
          (int)
              UTIMENSAT.invokeExact(
                  state, AT_FDCWD, arena.allocateFrom(path.toString()), times, AT_SYMLINK_NOFOLLOW);
      if (result != 0) {
        throw new IOException("could not set the time of " + path + ": error " + error(state));
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int error(MemorySegment state) {
    return (int) ERROR.get(state, 0L);
  }
}
