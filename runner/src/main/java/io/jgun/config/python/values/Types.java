package io.jgun.config.python.values;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in types. */
public final class Types {

    private static final Map<String, PyType> EXCEPTIONS = new HashMap<>(64);

    public static final PyType OBJECT = new PyType("object", null);
    public static final PyType TYPE = new PyType("type", OBJECT);
    public static final PyType NONE_TYPE = new PyType("NoneType", OBJECT);
    public static final PyType INT = new PyType("int", OBJECT);
    public static final PyType BOOL = new PyType("bool", INT);
    public static final PyType FLOAT = new PyType("float", OBJECT);
    public static final PyType STR = new PyType("str", OBJECT);
    public static final PyType BYTES = new PyType("bytes", OBJECT);
    public static final PyType LIST = new PyType("list", OBJECT);
    public static final PyType TUPLE = new PyType("tuple", OBJECT);
    public static final PyType DICT = new PyType("dict", OBJECT);
    public static final PyType SET = new PyType("set", OBJECT);
    public static final PyType FROZENSET = new PyType("frozenset", OBJECT);
    public static final PyType RANGE = new PyType("range", OBJECT);
    public static final PyType SLICE = new PyType("slice", OBJECT);
    public static final PyType FUNCTION = new PyType("function", OBJECT);
    public static final PyType BUILTIN_FUNCTION = new PyType("builtin_function_or_method", OBJECT);
    public static final PyType METHOD = new PyType("method", OBJECT);
    public static final PyType MODULE = new PyType("module", OBJECT);
    public static final PyType ITERATOR = new PyType("iterator", OBJECT);
    public static final PyType PROPERTY = new PyType("property", OBJECT);

    public static final PyType BASE_EXCEPTION = exception("BaseException", OBJECT);
    public static final PyType SYSTEM_EXIT = exception("SystemExit", BASE_EXCEPTION);
    public static final PyType EXCEPTION = exception("Exception", BASE_EXCEPTION);
    public static final PyType ARITHMETIC_ERROR = exception("ArithmeticError", EXCEPTION);
    public static final PyType ZERO_DIVISION = exception("ZeroDivisionError", ARITHMETIC_ERROR);
    public static final PyType OVERFLOW = exception("OverflowError", ARITHMETIC_ERROR);
    public static final PyType ASSERTION = exception("AssertionError", EXCEPTION);
    public static final PyType ATTRIBUTE_ERROR = exception("AttributeError", EXCEPTION);
    public static final PyType IMPORT_ERROR = exception("ImportError", EXCEPTION);
    public static final PyType MODULE_NOT_FOUND = exception("ModuleNotFoundError", IMPORT_ERROR);
    public static final PyType LOOKUP_ERROR = exception("LookupError", EXCEPTION);
    public static final PyType INDEX_ERROR = exception("IndexError", LOOKUP_ERROR);
    public static final PyType KEY_ERROR = exception("KeyError", LOOKUP_ERROR);
    public static final PyType NAME_ERROR = exception("NameError", EXCEPTION);
    public static final PyType UNBOUND_LOCAL = exception("UnboundLocalError", NAME_ERROR);
    public static final PyType OS_ERROR = exception("OSError", EXCEPTION);
    public static final PyType FILE_NOT_FOUND = exception("FileNotFoundError", OS_ERROR);
    public static final PyType PERMISSION_ERROR = exception("PermissionError", OS_ERROR);
    public static final PyType RUNTIME_ERROR = exception("RuntimeError", EXCEPTION);
    public static final PyType RECURSION_ERROR = exception("RecursionError", RUNTIME_ERROR);
    public static final PyType NOT_IMPLEMENTED = exception("NotImplementedError", RUNTIME_ERROR);
    public static final PyType STOP_ITERATION = exception("StopIteration", EXCEPTION);
    public static final PyType TYPE_ERROR = exception("TypeError", EXCEPTION);
    public static final PyType VALUE_ERROR = exception("ValueError", EXCEPTION);
    public static final PyType UNICODE_ERROR = exception("UnicodeError", VALUE_ERROR);
    public static final PyType UNICODE_DECODE = exception("UnicodeDecodeError", UNICODE_ERROR);
    public static final PyType UNICODE_ENCODE = exception("UnicodeEncodeError", UNICODE_ERROR);
    public static final PyType JSON_DECODE = new PyType("JSONDecodeError", VALUE_ERROR);
    public static final PyType REGEX_ERROR = new PyType("error", EXCEPTION);

    /** Not of Python: what passes a limit of the reader. */
    static final PyType LIMIT = new PyType("LimitError", BASE_EXCEPTION);

    /** Not of Python: what the reader does not know. */
    static final PyType NOT_SUPPORTED = new PyType("NotSupportedError", BASE_EXCEPTION);

    static {
        exception("KeyboardInterrupt", BASE_EXCEPTION);
        exception("GeneratorExit", BASE_EXCEPTION);
        exception("FloatingPointError", ARITHMETIC_ERROR);
        exception("BufferError", EXCEPTION);
        exception("EOFError", EXCEPTION);
        exception("MemoryError", EXCEPTION);
        exception("ReferenceError", EXCEPTION);
        exception("SystemError", EXCEPTION);
        exception("StopAsyncIteration", EXCEPTION);
        exception("SyntaxError", EXCEPTION);
        exception("FileExistsError", OS_ERROR);
        exception("NotADirectoryError", OS_ERROR);
        exception("IsADirectoryError", OS_ERROR);
        exception("InterruptedError", OS_ERROR);
        exception("ProcessLookupError", OS_ERROR);
        exception("TimeoutError", OS_ERROR);
        exception("BlockingIOError", OS_ERROR);
        exception("ChildProcessError", OS_ERROR);
        PyType connection = exception("ConnectionError", OS_ERROR);
        exception("BrokenPipeError", connection);
        exception("ConnectionAbortedError", connection);
        exception("ConnectionRefusedError", connection);
        exception("ConnectionResetError", connection);
        PyType warning = exception("Warning", EXCEPTION);
        exception("UserWarning", warning);
        exception("DeprecationWarning", warning);
        exception("PendingDeprecationWarning", warning);
        exception("RuntimeWarning", warning);
        exception("FutureWarning", warning);
        exception("SyntaxWarning", warning);
        exception("ImportWarning", warning);
        exception("UnicodeWarning", warning);
        exception("BytesWarning", warning);
        exception("ResourceWarning", warning);
        EXCEPTIONS.put("IOError", OS_ERROR);
        EXCEPTIONS.put("EnvironmentError", OS_ERROR);
    }

    private Types() {}

    private static PyType exception(String name, PyType base) {
        PyType type = new PyType(name, base);
        EXCEPTIONS.put(name, type);
        return type;
    }

    /** The exception type that a name means in every file, null if none. */
    public static @Nullable PyType exceptionNamed(String name) {
        return EXCEPTIONS.get(name);
    }

    /** Names of the exception types, for suggestions. */
    public static Iterable<String> exceptionNames() {
        return EXCEPTIONS.keySet();
    }

    /** The type of a value. */
    public static PyType of(Object value) {
        if (value instanceof String) {
            return STR;
        }
        if (value instanceof Long || value instanceof java.math.BigInteger) {
            return INT;
        }
        if (value instanceof PyTyped typed) {
            return typed.type();
        }
        if (value instanceof Boolean) {
            return BOOL;
        }
        if (value instanceof Double) {
            return FLOAT;
        }
        if (value == None.NONE) {
            return NONE_TYPE;
        }
        return value instanceof PyType ? TYPE : OBJECT;
    }

    /** Name of the type of a value for messages. */
    public static String nameOf(Object value) {
        if (value instanceof io.jgun.config.HostObject host) {
            return host.typeName();
        }
        if (value instanceof io.jgun.config.HostFunction) {
            return BUILTIN_FUNCTION.name();
        }
        return value == Ellipsis.ELLIPSIS ? "ellipsis" : of(value).name();
    }
}
