# Boots the units of etc/systemd by a systemd of their own, over a copy of this machine's files that vanishes with it.
# Run by root in a mount namespace: boot-units.sh DIRECTORY HOME CLASSES JAVA_HOME. Ends with 77 where that cannot be.
set -eu
case $4 in /home/* | /root/*) echo "the unit may not read $4" && exit 77 ;; esac
machine=$1/machine
mkdir -p "$machine"
{
    mount -t tmpfs tmpfs "$1"
    mkdir -p "$machine" "$1/upper" "$1/work" /run/systemd
    mount -t tmpfs tmpfs /run/systemd
    mkdir /run/systemd/system
    mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$machine"
} || exit 77
systemd-id128 new >"$machine/etc/machine-id"
units=$machine/etc/systemd/system
rm -rf "$units"/*.wants
mkdir -p "$units/multi-user.target.wants" "$units/sockets.target.wants" "$units/jgun.service.d" "$machine/etc/jgun" "$machine/opt"
rm -rf "$machine/opt/jgun" "$machine/opt/classes"
cp -r "$2" "$machine/opt/jgun"
cp -r "$3" "$machine/opt/classes"
chmod -R a+rX "$machine/opt/jgun" "$machine/opt/classes"
cp "$2"/etc/systemd/jgun.* "$units/"
ln -s ../jgun.service "$units/multi-user.target.wants/"
ln -s ../jgun.socket "$units/sockets.target.wants/"
printf '[Service]\nEnvironment=JAVA_HOME=%s\n' "$4" >"$units/jgun.service.d/java.conf"
cat >"$machine/etc/jgun/jgun.conf.py" <<'END'
wsgi_app = "com.acme.App:servlet"
pythonpath = "/opt/classes"
workers = 2
syslog = True
syslog_addr = "unix:///dev/log#dgram"
END
exec systemd-nspawn -D "$machine" -b --register=no --keep-unit --private-network --console=pipe \
    systemd.unit=multi-user.target
